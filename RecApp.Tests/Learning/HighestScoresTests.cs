using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class HighestScoresTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(5, 10)]
    [InlineData(1000, 1)]
    [InlineData(1003, 100)]
    public void Find_ManyEqualScores_EqualsSorting(int count, int most)
    {
        var random = new Random(7);
        float[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Next(40) == 0 ? float.NegativeInfinity : random.Next(50))];
        var expected = scores.Index().Where(pair => float.IsFinite(pair.Item)).OrderByDescending(pair => pair.Item).ThenBy(pair => pair.Index).Take(most).ToArray();
        var (places, highest) = (new int[most], new float[most]);

        int found = HighestScores.Find(scores, places, highest);

        Assert.Equal(expected.Select(pair => pair.Index), places[..found]);
        Assert.Equal(expected.Select(pair => pair.Item), highest[..found]);
    }

    [Fact]
    public void Find_NothingAskedFor_FindsNothing() => Assert.Equal(0, HighestScores.Find([1f], [], []));
}
