using RecApp.Learning;

namespace RecApp.Tests.Learning;

public sealed class LargestScoresTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 10)]
    [InlineData(1000, 999)]
    [InlineData(100, 500)]
    public void Find_RandomScores_FindsWhatSortingFinds(int count, int most)
    {
        var random = new Random(count + most);
        float[] scores = [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f)];
        int[] expected = [.. Enumerable.Range(0, count).OrderByDescending(i => scores[i]).Take(most)];
        Assert.Equal(expected, new LargestScores().Find(scores, [], most));
    }

    [Fact]
    public void Find_PlaceLeftOut_IsNotFound() =>
        Assert.Equal([2, 0], new LargestScores().Find([1, 5, 2], [1], 3));

    [Fact]
    public void Find_EqualScores_FindsAsManyAsWanted() =>
        Assert.Equal(3, new LargestScores().Find(new float[10], [], 3).Distinct().Count());

    [Fact]
    public void Find_OneFarAboveManyAlike_FindsWhatSortingFinds()
    {
        var random = new Random(1);
        float[] scores = [.. Enumerable.Range(0, 5000).Select(_ => 1 + (float)random.NextDouble() * 1e-3f).Append(1e9f)];
        int[] expected = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(50)];
        Assert.Equal(expected.Select(i => scores[i]), new LargestScores().Find([.. scores], [], 50).Select(i => scores[i]));
    }

    [Fact]
    public void Find_NoneWanted_FindsNone() => Assert.Empty(new LargestScores().Find([1, 2], [], 0));
}
