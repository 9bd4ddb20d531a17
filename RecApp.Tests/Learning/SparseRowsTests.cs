using RecApp.Learning;

namespace RecApp.Tests.Learning;

public sealed class SparseRowsTests
{
    private static readonly SparseRows Rows = SparseRows.From([[(0, 1f), (2, 3f)], [], [(2, 5f)]]);

    [Fact]
    public void AddRow_Factor_AddsMultiples()
    {
        float[] sums = [1, 1, 1];
        Rows.AddRow(0, 2, sums);
        Assert.Equal([3f, 1f, 7f], sums);
    }

    [Fact]
    public void Transposed_ThreeColumns_ExchangesRowsAndColumns()
    {
        var transposed = Rows.Transposed(3);
        Assert.Equal(3, transposed.Count);
        Assert.Equal([0, 2], transposed.Columns(2).ToArray());
        Assert.Equal([3f, 5f], transposed.Values(2).ToArray());
        Assert.Empty(transposed.Columns(1).ToArray());
    }
}
