using RecApp.Features.Models;

namespace RecApp.Tests.Features.Models;

public class MetricTableTests
{
    [Fact]
    public void From_GroupsAndVariants_GivesATablePerGroupInTheManifestsOrder()
    {
        var tables = MetricTable.From(
        [
            new("recall", 0.4, "half", "blend", "editorial"),
            new("ndcg", 0.2, "half", "blend", "editorial"),
            new("recall", 0.1, "half", "popularity", "editorial"),
            new("recall", 0.5, "half", "blend", "archived"),
        ]);
        Assert.Equal(["Test data: editorial", "Test data: archived"], tables.Select(t => t.Title));
        Assert.Equal(["recall", "ndcg"], tables[0].Names);
        Assert.Equal(["blend", "popularity"], tables[0].Rows.Select(r => r.Variant));
        Assert.Equal([0.1, null], tables[0].Columns.Skip(1).Select(c => c.Value(tables[0].Rows[1])));
    }

    [Fact]
    public void From_OneGroupMeasuredInTwoWays_GivesEachTableACaptionOfItsOwn()
    {
        var tables = MetricTable.From([new("R²", 0.8, "10 folds", "trees"), new("R²", 0.81, "random rows", "trees")]);
        Assert.Equal(2, tables.Select(table => table.Caption).Distinct().Count());
    }

    [Theory]
    [InlineData(0.81, "0.000")]
    [InlineData(5703.105, "N0")]
    [InlineData(0.0096, "0.0000")]
    public void Columns_FiguresOfAnySize_HaveTheDecimalsThatTheirLargestDeserves(double largest, string format)
    {
        var table = MetricTable.From([new("error", largest, "10 folds", "trees"), new("error", 0.001, "10 folds", "mean")]).Single();
        Assert.Equal(format, table.Columns[1].Format);
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(25_000_000, "25.0 MB")]
    public void Bytes_AnySize_UsesDecimalUnits(long bytes, string text) => Assert.Equal(text, ModelText.Bytes(bytes));
}
