using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Training;

namespace RecApp.Tests.Features.Lyrics.Model.Network;

[Collection(nameof(SmallLyrics))]
public class MixtureTests(SmallLyrics small)
{
    [Fact]
    public void Shares_OneAlwaysBetter_IsAllItsOwn()
    {
        Assert.InRange(MixtureFit.Shares([[0.5, 0.1], [0.9, 0.2]], 2)[0], 0.999, 1);
        // Each right about one of two: an even mixture; the third knows nothing.
        double[] shares = MixtureFit.Shares([[0.8, 0.2, 0], [0.2, 0.8, 0]], 3);
        Assert.Equal([0.5, 0.5, 0], shares, (left, right) => Math.Abs(left - right) < 1e-6);
    }

    [Fact]
    public void Read_PhraseThatComesBack_IsExpected()
    {
        var cache = new PhraseCache(new(0, 0.1, 0.2, 0.5));
        Assert.Equal([0.01, 0.01, 0.01], new[] { 5, 6, 7 }.Select(token => cache.Read(token, 0.01)));
        // 5 has not followed 7 before; then 5 is known to lead to 6, and 5 6 to 7.
        Assert.Equal(0.01, cache.Read(5, 0.01));
        Assert.Equal((0.1 * 1) + (0.9 * 0.01), cache.Read(6, 0.01), 1e-12);
        Assert.Equal((0.2 * 1) + (0.5 * 1) + (0.3 * 0.01), cache.Read(7, 0.01), 1e-12);
        // A second way on halves what the first had.
        Assert.Equal((0.2 * 1) + (0.5 * 1) + (0.3 * 0.01), cache.Read(5, 0.01), 1e-12);
        Assert.Equal(0.3 * 0.01, cache.Read(9, 0.01), 1e-12);
    }

    [Fact]
    public void Read_AnyToken_SumsToOne()
    {
        var weights = new MixtureWeights(0, 0.1, 0.2, 0.5);
        int[] said = [1, 2, 3, 1, 2, 4, 1, 2];
        double sum = 0;
        for (int token = 0; token < 10; token++)
        {
            var cache = new PhraseCache(weights);
            foreach (int before in said)
                cache.Learn(before);
            sum += cache.Read(token, 0.1);
        }
        Assert.Equal(1, sum, 1e-12);
    }

    [Fact]
    public void Network_WithNgrams_MixesBothByTheirShare()
    {
        int[] text = [.. small.Model.Tokenizer.Encode("The moon of night,\n")];
        var ngrams = NgramCounter.Count([text], small.Model.Tokenizer.Count, [1, 1, 1]);
        using var alone = new LanguageNetwork(small.NetworkBytes, small.Model.Tokenizer.Count);
        using var both = new LanguageNetwork(small.NetworkBytes, small.Model.Tokenizer.Count, ngrams, 0.25);
        var cancelled = TestContext.Current.CancellationToken;
        var (left, right) = (alone.Read(alone.Start, text.AsSpan(0, 2), cancelled), both.Read(both.Start, text.AsSpan(0, 2), cancelled));
        float[] known = new float[small.Model.Tokenizer.Count];
        ngrams.Fill(right.Recent, known);
        for (int token = 0; token < known.Length; token++)
            Assert.Equal((0.25 * known[token]) + (0.75 * Math.Exp(left.LogProbabilities[token])), Math.Exp(right.LogProbabilities[token]), 1e-5);
    }

    [Theory]
    [InlineData("{\"ngrams\":1.1,\"pair\":0,\"pairBeside\":0,\"triple\":0}")]
    [InlineData("{\"ngrams\":0,\"pair\":0,\"pairBeside\":0.6,\"triple\":0.6}")]
    [InlineData("{\"ngrams\":")]
    [InlineData("null")]
    public void Read_NoShares_ThrowsInvalidData(string json) =>
        Assert.Throws<InvalidDataException>(() => MixtureWeights.Read(System.Text.Encoding.UTF8.GetBytes(json)));
}
