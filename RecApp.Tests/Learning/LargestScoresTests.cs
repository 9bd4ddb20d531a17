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
    public void Find_NoneWanted_FindsNone() => Assert.Empty(new LargestScores().Find([1, 2], [], 0));
}
