using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Tests.Features.Lyrics.Model.Network;

[Collection(nameof(SmallLyrics))]
public class LanguageNetworkTests(SmallLyrics small)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Read_TokenByTokenOrAtOnce_IsTheSame()
    {
        var network = small.Model.Network;
        int[] tokens = [.. small.Model.Tokenizer.Encode(string.Concat(Enumerable.Repeat("The moon of night,\n", 40)))];
        double[] bits = new double[tokens.Length];
        var atOnce = network.Read(network.Start, tokens, Cancelled, bits);

        var state = network.Start;
        for (int i = 0; i < tokens.Length; i++)
        {
            Assert.Equal(LanguageNetwork.Bits(state.LogProbabilities[tokens[i]]), bits[i], 1e-4);
            state = network.Advance([(state, tokens[i])], Cancelled)[0];
        }

        Assert.Equal(atOnce.LogProbabilities, state.LogProbabilities);
    }

    [Fact]
    public void Advance_Batch_GivesEachRowItsOwn()
    {
        var network = small.Model.Network;
        int moon = small.Model.Tokenizer.Encode(" moon")[0], the = small.Model.Tokenizer.Encode("The")[0];

        var both = network.Advance([(network.Start, moon), (network.Start, the)], Cancelled);

        Assert.Equal(network.Advance([(network.Start, moon)], Cancelled)[0].LogProbabilities, both[0].LogProbabilities);
        Assert.Equal(network.Advance([(network.Start, the)], Cancelled)[0].LogProbabilities, both[1].LogProbabilities);
        Assert.Equal(1, both[0].LogProbabilities.Sum(log => Math.Exp(log)), 1e-3);
    }

    [Fact]
    public void Advance_Cancelled_Ends() =>
        Assert.ThrowsAny<OperationCanceledException>(() => small.Model.Network.Advance([(small.Model.Network.Start, 5)], new(canceled: true)));
}
