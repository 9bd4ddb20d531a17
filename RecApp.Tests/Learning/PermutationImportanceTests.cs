using RecApp.Learning;

namespace RecApp.Tests.Learning;

public sealed class PermutationImportanceTests
{
    private const int Rows = 2_000;

    private static readonly double[][] Inputs = Draw();

    // Of y = 3a + b the shares of variance are nine tenths and one; shuffling an input loses twice its share. A third is not looked at.
    private static readonly double[] Truth = [.. Inputs.Select(row => 3 * row[0] + row[1])];

    [Fact]
    public void Of_IndependentInputs_LosesTwiceTheShareOfVariance()
    {
        var losses = PermutationImportance.Of(Truth, 3, sources => [.. sources.Select(row => 3 * Inputs[row[0]][0] + Inputs[row[1]][1])]);
        Assert.Equal(2 * 0.9, losses[0].Loss, 0.06);
        Assert.Equal(2 * 0.1, losses[1].Loss, 0.02);
        Assert.Equal(0, losses[2].Loss);
        Assert.InRange(losses[0].StandardError, 1e-6, 0.03);
    }

    [Fact]
    public void Of_NothingShuffled_IsAskedForEachRowItself()
    {
        var asked = new List<int[][]>();
        PermutationImportance.Of(Truth, 2, sources =>
        {
            asked.Add(sources);
            return [.. sources.Select(row => Inputs[row[0]][0])];
        });
        Assert.Contains(asked, sources => sources.Select((row, number) => row.All(source => source == number)).All(same => same));
        // Shuffled or not, every row lends an input to exactly one row.
        Assert.All(asked, sources => Assert.All(Enumerable.Range(0, 2), input => Assert.Equal(Enumerable.Range(0, Rows), sources.Select(row => row[input]).Order())));
    }

    [Fact]
    public void Of_Twice_IsTheSame()
    {
        var first = PermutationImportance.Of(Truth, 1, sources => [.. sources.Select(row => Inputs[row[0]][0])]);
        Assert.Equal(first, PermutationImportance.Of(Truth, 1, sources => [.. sources.Select(row => Inputs[row[0]][0])]));
    }

    [Fact]
    public void Of_OneRow_IsRefused() => Assert.Throws<ArgumentException>(() => PermutationImportance.Of([1], 1, _ => [1]));

    private static double[][] Draw()
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, Rows).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
    }
}
