using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Model.Languages;

/// <summary>Which sentences the LSTM's shipped bundle reads, on sentences of ours in thirteen languages.</summary>
[Collection(nameof(ShippedSentiment))]
public sealed class ShippedLanguagesTests(ShippedSentiment shipped)
{
    [Fact]
    public void Problem_SentencesOfTwelveLanguages_AreRefusedByName()
    {
        var sentences = Rows("RecApp.Tests", "Features", "Sentiment", "Model", "Languages", "other-languages.tsv").Select(row => (Language: row[0], Text: row[1])).ToList();
        string[] read = [.. sentences.Where(sentence => Problem(sentence.Text) is null).Select(sentence => sentence.Text)];
        string[] misnamed = [.. sentences.Select(sentence => (sentence.Language, sentence.Text, Said: Problem(sentence.Text)))
            .Where(sentence => sentence.Said?.Contains($"looks like {sentence.Language};", StringComparison.Ordinal) != true).Select(sentence => $"{sentence.Language}: {sentence.Text}: {sentence.Said}")];

        Assert.Equal(12, sentences.DistinctBy(sentence => sentence.Language).Count());
        Assert.True(sentences.Count >= 200);
        Assert.True(read.Length == 0, string.Join('\n', read));
        // A neighbour's name is better than none: “Una obra maestra” may be Spanish or Italian.
        Assert.True(misnamed.Length <= sentences.Count / 33, string.Join('\n', misnamed));
    }

    [Fact]
    public void Problem_ShortEnglish_IsRefusedOnceInTwoHundredAtMost()
    {
        string[] english =
        [
            .. Rows("RecApp.Tests", "Features", "Sentiment", "Model", "Languages", "english.tsv").Select(row => row[0]),
            .. Rows("training", "sentiment", "sentences", "held-out.tsv").Concat(Rows("training", "sentiment", "sentences", "cases.tsv")).Select(row => row[2]),
        ];
        string[] refused = [.. english.Select(text => (Text: text, Problem: Problem(text))).Where(row => row.Problem is not null).Select(row => $"{row.Text}: {row.Problem}")];

        Assert.True(english.Length >= 200);
        Assert.True(refused.Length <= english.Length / 200, string.Join('\n', refused));
    }

    [Fact]
    public void LogLikelihoods_NoLetters_AreNone() => Assert.Empty(LanguageNgrams.Shipped.LogLikelihoods("10/10 !!!"));

    private static IEnumerable<string[]> Rows(params string[] path) => File.ReadLines(RepositoryFolder.Combine(path)).Skip(1).Select(line => line.Split('\t'));

    private string? Problem(string text) => shipped.Lstm.Problem(text, ReviewTokenizer.Tokenize(text));
}
