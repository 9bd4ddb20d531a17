using RecApp.Charts;

namespace RecApp.Tests.Charts;

public sealed class ChartTableTests
{
    [Fact]
    public void From_Heatmap_HasARowPerCell()
    {
        var table = ChartTable.From([ChartTrace.Heatmap(new[] { "a", "b" }, new[] { "c" }, [[1, 0.5]])], new());

        Assert.Equal(["x", "y", "Value"], table.Headers);
        Assert.Equal([["a", "c", "1"], ["b", "c", "0.5"]], table.Rows);
        Assert.Equal([2], table.NumericColumns);
    }

    [Fact]
    public void From_ThousandsOfPoints_KeepsTheFirstAndCountsTheRest()
    {
        var points = Enumerable.Range(0, 5_000).Select(i => (double)i).ToArray();

        var table = ChartTable.From([ChartTrace.Points(points, points)], new() { XAxis = new() { Title = "Tempo" } });

        Assert.Equal(ChartTable.MaximumRows, table.Rows.Count);
        Assert.Equal(5_000 - ChartTable.MaximumRows, table.Left);
        Assert.Equal("Tempo", table.Headers[0]);
    }
}
