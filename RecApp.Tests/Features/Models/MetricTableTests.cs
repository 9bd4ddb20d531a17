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
        Assert.Equal(["Test data: editorial", "Test data: archived"], tables.Select(t => t.Caption));
        Assert.Equal(["recall", "ndcg"], tables[0].Names);
        Assert.Equal(["blend", "popularity"], tables[0].Rows.Select(r => r.Variant));
        Assert.Equal([0.1, null], tables[0].Columns.Skip(1).Select(c => c.Value(tables[0].Rows[1])));
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_500, "1.5 kB")]
    [InlineData(25_000_000, "25.0 MB")]
    public void Bytes_AnySize_UsesDecimalUnits(long bytes, string text) => Assert.Equal(text, ModelText.Bytes(bytes));
}
