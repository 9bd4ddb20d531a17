using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Model.Ranking;

namespace RecApp.Tests.Features.Movies.Model.Ranking;

public class QuantisedMatrixTests
{
    private const int Rows = 7, Columns = 101;

    private readonly float[] _dense;
    private readonly QuantisedMatrix _matrix;

    public QuantisedMatrixTests()
    {
        var random = new Random(3);
        _dense = [.. Enumerable.Range(0, Rows * Columns).Select(i => i / Columns == 2 ? 0 : (random.NextSingle() - 0.4f) * (1 + i / Columns))];
        _matrix = QuantisedMatrix.Quantise(_dense, Rows, Columns);
    }

    [Fact]
    public void Quantise_AnyEntry_IsOffByHalfAStepAtMost()
    {
        for (int row = 0; row < Rows; row++)
        {
            float step = _dense[(row * Columns)..((row + 1) * Columns)].Max(MathF.Abs) / 127;
            for (int column = 0; column < Columns; column++)
                Assert.InRange(_matrix[row, column] - _dense[row * Columns + column], -0.501f * step, 0.501f * step);
        }
    }

    [Fact]
    public void AddRow_LongerSums_AddsTheEntriesAndLeavesTheRest()
    {
        float[] sums = [.. Enumerable.Range(0, Columns + 5).Select(i => (float)i)];

        _matrix.AddRow(5, -2, sums);

        for (int column = 0; column < Columns; column++)
            Assert.Equal(column - 2 * _matrix[5, column], sums[column], 1e-4f);
        Assert.Equal([101f, 102, 103, 104, 105], sums[Columns..]);
    }

    [Fact]
    public void Dot_Vector_IsTheSumOfProducts()
    {
        float[] vector = [.. Enumerable.Range(0, Columns).Select(i => MathF.Sin(i))];

        Assert.Equal(Enumerable.Range(0, Columns).Sum(column => _matrix[4, column] * vector[column]), _matrix.Dot(4, vector), 1e-3f);
    }

    [Fact]
    public void Write_Matrix_ReadsBackTheSame()
    {
        var writer = new ArrayWriter();
        _matrix.Write(writer);
        using var reader = new ArrayReader(new MemoryStream(writer.ToArray()));

        var read = QuantisedMatrix.Read(reader);

        Assert.Equal((Rows, Columns), (read.Rows, read.Columns));
        Assert.Equal(_matrix[6, 100], read[6, 100]);
    }

    [Fact]
    public void Quantise_NotFinite_IsRefused() => Assert.Throws<ArgumentException>(() => QuantisedMatrix.Quantise([1, float.NaN], 1, 2));

    [Fact]
    public void Quantise_NoRows_IsEmpty() => Assert.Equal(0, QuantisedMatrix.Quantise([], 0, 0).Columns);
}
