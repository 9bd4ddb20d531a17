using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class TSneTests
{
    private static double[][] TwoGroups()
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 5).Select(_ => (i < 30 ? 0 : 12) + random.NextDouble()).ToArray())];
    }

    [Fact]
    public void Embed_TwoSeparateGroups_KeepsThemApart()
    {
        double[][] places = TSne.Embed(TwoGroups(), perplexity: 10, iterations: 400);

        for (int i = 0; i < places.Length; i++)
        {
            int nearest = Enumerable.Range(0, places.Length).Where(j => j != i).MinBy(j => Squared(places[i], places[j]));
            Assert.Equal(i < 30, nearest < 30);
        }
    }

    [Fact]
    public void Embed_SameRows_GivesTheSameBits()
    {
        double[] first = [.. TSne.Embed(TwoGroups(), iterations: 100).SelectMany(place => place)];
        double[] second = [.. TSne.Embed(TwoGroups(), iterations: 100).SelectMany(place => place)];

        Assert.Equal(first.Select(BitConverter.DoubleToInt64Bits), second.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Embed_SeveralEqualRows_StaysFinite()
    {
        double[][] rows = [.. Enumerable.Range(0, 12).Select(i => new[] { i < 10 ? 1.0 : i, 2.0 })];

        Assert.All(TSne.Embed(rows, iterations: 300), place => Assert.All(place, value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    public void Embed_ThreeRows_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => TSne.Embed([[1], [2], [3]]));

    private static double Squared(double[] left, double[] right) => left.Zip(right, (a, b) => (a - b) * (a - b)).Sum();
}
