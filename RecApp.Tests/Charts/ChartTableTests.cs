using Plotly.Blazor;
using RecApp.Charts;

namespace RecApp.Tests.Charts;

public class ChartTableTests
{
    private static readonly double[] Many = [.. Enumerable.Range(0, 5_000).Select(i => (double)i)];

    [Fact]
    public void Of_ThousandsOfPoints_KeepsTheFirstAndCountsTheRest()
    {
        var table = ChartTable.Of(Figure(new Layout { XAxis = ChartAxis.Across("Tempo") }));

        Assert.Equal(ChartTable.MaximumRows, table.Rows.Count);
        Assert.Equal(5_000 - ChartTable.MaximumRows, table.Left);
        Assert.Equal(["Label", "Tempo", "y"], table.Headers);
        Assert.Equal([1, 2], table.NumericColumns.Order());
    }

    [Fact]
    public void Of_AMap_LeavesOutWhatItsAxesDoNotSay() =>
        Assert.Equal(["Label"], ChartTable.Of(Figure(new Layout { XAxis = ChartAxis.HiddenAcross, YAxis = ChartAxis.HiddenUp })).Headers);

    [Fact]
    public void Of_AFigureWithATable_IsThatTable()
    {
        var own = new ChartTable(["Feature"], [["Tempo"]], new HashSet<int>());

        Assert.Same(own, ChartTable.Of(Figure(new()) with { Table = own }));
    }

    private static ChartFigure Figure(Layout layout) => new("Many", "", [ChartTrace.Points(Many, Many, Many.Select(number => $"number {number}").ToArray())], layout);
}
