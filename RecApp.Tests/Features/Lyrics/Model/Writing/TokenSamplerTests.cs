using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Tests.Features.Lyrics.Model.Writing;

public class TokenSamplerTests
{
    // Probabilities of tokens 1 to 4: 0.5, 0.25, 0.15, 0.1.
    private static readonly float[] Logs = [float.NegativeInfinity, .. new[] { 0.5, 0.25, 0.15, 0.1 }.Select(probability => (float)Math.Log(probability))];

    [Theory]
    [InlineData(1, 0, 1, new[] { 0.5, 0.25, 0.15, 0.1 })]
    [InlineData(0.5, 0, 1, new[] { 0.7246, 0.1812, 0.0652, 0.029 })]
    [InlineData(1, 2, 1, new[] { 0.6667, 0.3333, 0, 0 })]
    [InlineData(1, 0, 0.74, new[] { 0.6667, 0.3333, 0, 0 })]
    [InlineData(1, 0, 0.01, new[] { 1.0, 0, 0, 0 })]
    public void Draw_ManyTimes_FollowsTemperatureTopKAndNucleus(double temperature, int topK, double topP, double[] expected)
    {
        var plan = new SongPlan { Lines = [], Scheme = new(""), Seed = 1, TopK = topK, TopP = topP };
        var random = new Random(1);
        var sampler = new TokenSampler();
        int[] counts = new int[5];
        for (int i = 0; i < 20_000; i++)
            counts[sampler.Draw(Logs, _ => true, _ => 0, temperature, plan, random)]++;

        for (int token = 1; token <= 4; token++)
            Assert.Equal(expected[token - 1], counts[token] / 20_000.0, 0.015);
    }

    [Fact]
    public void Draw_NothingAllowed_IsNone() =>
        Assert.Equal(-1, new TokenSampler().Draw(Logs, _ => false, _ => 0, 1, new() { Lines = [], Scheme = new(""), Seed = 1 }, new Random(1)));

    [Fact]
    public void Draw_Penalty_MakesATokenRare()
    {
        var plan = new SongPlan { Lines = [], Scheme = new(""), Seed = 1, TopP = 1 };
        var random = new Random(1);
        var sampler = new TokenSampler();

        Assert.InRange(Enumerable.Range(0, 1000).Count(_ => sampler.Draw(Logs, _ => true, token => token == 1 ? 5 : 0, 1, plan, random) == 1), 0, 30);
    }
}
