using System.Text.Json;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Tests.Features.Sentiment;

/// <summary>Serving reads what training read, on more than 500 made-up texts full of odd characters.</summary>
[Collection(nameof(ShippedSentiment))]
public sealed class GoldenTests(ShippedSentiment shipped)
{
    private const double Tolerance = 1e-4;

    [Fact]
    public void Tokenize_GoldenTexts_GivesTheNumbersOfTraining()
    {
        var vocabulary = Vocabulary.Read(ShippedSentiment.Open(SentimentService.LstmName).ReadAllBytes(LstmModel.VocabularyFile));
        var golden = ShippedSentiment.Golden();
        Assert.InRange(golden.Count, 500, int.MaxValue);
        foreach (var row in golden)
        {
            string text = row.GetProperty("text").GetString()!;
            Assert.True(row.GetProperty("ids").Deserialize<long[]>()!.SequenceEqual(vocabulary.Encode(ReviewTokenizer.Tokenize(text))), $"Other tokens for: {text}");
        }
    }

    [Fact]
    public void Read_GoldenTexts_EqualsPyTorch()
    {
        JsonElement[] golden = [.. ShippedSentiment.Golden().Where(row => row.TryGetProperty("logit", out _))];
        Assert.SkipWhen(golden.Length == 0, "The golden file holds no answers of the network that ships.");
        var model = shipped.Lstm;
        long[][] rows = [.. golden.Select(row => row.GetProperty("ids").Deserialize<long[]>()!)];
        var (logits, probabilities) = model.Read(rows, TestContext.Current.CancellationToken);
        for (int row = 0; row < rows.Length; row++)
        {
            Assert.Equal(golden[row].GetProperty("logit").GetDouble(), logits[row], Tolerance);
            Assert.Equal(golden[row].GetProperty("probability").GetDouble(), probabilities[row], Tolerance);
        }
        using var network = new LstmNetwork(ShippedSentiment.Open(SentimentService.LstmName).ReadAllBytes(LstmModel.NetworkFile));
        foreach (var row in golden.Take(120))
        {
            float[] running = network.Follow(row.GetProperty("ids").Deserialize<long[]>()!, TestContext.Current.CancellationToken).Running;
            double[] expected = row.GetProperty("running").Deserialize<double[]>()!;
            Assert.Equal(expected.Length, running.Length);
            for (int i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], running[i], Tolerance);
        }
    }
}
