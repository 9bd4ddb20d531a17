using RecApp.Storage.Pairs;

namespace RecApp.Tests.Storage.Pairs;

public class PairAnswerFormatTests
{
    [Theory]
    [InlineData(10, 65_536, 68)]
    [InlineData(10, 65_537, 88)]
    [InlineData(1, 3, 14)]
    public void Read_WhatWasWritten_IsTheSameButForRoundedScores(int take, int items, int bytes)
    {
        var format = new PairAnswerFormat(take, items);
        var random = new Random(3);
        int[] movies = [.. Enumerable.Range(0, take).Select(i => items - 1 - i)];
        float[] scores = [.. Enumerable.Range(0, take).Select(_ => random.NextSingle() * 20 - 10).OrderDescending()];
        var packed = new byte[format.PairBytes];
        float[] shares = [.. Enumerable.Range(0, take).Select(_ => random.NextSingle())];
        format.Write(movies, scores, shares, packed);
        var read = format.Read(packed);
        Assert.Equal(bytes, format.PairBytes);
        Assert.Equal(movies, read.Select(answer => answer.Item));
        Assert.All(read.Zip(scores), pair => Assert.Equal(pair.Second, pair.First.Score, (scores[0] - scores[^1]) / 130_000 + 1e-6));
        Assert.All(read.Zip(shares), pair => Assert.Equal(pair.Second, pair.First.FirstShare, 1e-5));
        Assert.Equal(read.Select(answer => answer.Score).OrderDescending(), read.Select(answer => answer.Score));
    }

    [Fact]
    public void Read_EqualScores_StayEqual()
    {
        var format = new PairAnswerFormat(3, 10);
        var packed = new byte[format.PairBytes];
        format.Write([7, 8, 9], [0.5f, 0.5f, 0.5f], [0, 1, 1], packed);
        Assert.Equal([(7, 0.5f, 0f), (8, 0.5f, 1f), (9, 0.5f, 1f)], format.Read(packed));
    }
}
