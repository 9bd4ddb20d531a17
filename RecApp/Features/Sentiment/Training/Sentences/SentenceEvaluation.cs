using System.Globalization;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>Measures what is judged of short sentences.</summary>
internal static class SentenceEvaluation
{
    /// <summary>How many are wrong, beside how many the network gets wrong by itself.</summary>
    public static string Line(string name, IReadOnlyList<ExpectedSentence> sentences, LstmModel network, SentenceHead head)
    {
        double[] odds = network.NetworkLogOdds([.. sentences.Select(sentence => sentence.Tokens)], CancellationToken.None);
        int wrong = sentences.Where((sentence, i) => !sentence.Allows(head.Probability(sentence.Tokens, odds[i]))).Count();
        int alone = sentences.Where((sentence, i) => !sentence.Allows(1 / (1 + Math.Exp(-odds[i])))).Count();
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {wrong} of {sentences.Count} wrong, by the network alone {alone}");
    }

    /// <summary>The same of a bundle as it is served, and the sentences that it gets wrong, in Markdown.</summary>
    public static string Table(string name, IReadOnlyList<ExpectedSentence> sentences, LstmModel served)
    {
        double[] odds = served.NetworkLogOdds([.. sentences.Select(sentence => sentence.Tokens)], CancellationToken.None);
        double[] probabilities = served.Probabilities([.. sentences.Select(IReadOnlyList<TextToken> (sentence) => sentence.Tokens)], CancellationToken.None);
        int[] wrong = [.. Enumerable.Range(0, sentences.Count).Where(i => !sentences[i].Allows(probabilities[i]))];
        int alone = Enumerable.Range(0, sentences.Count).Count(i => !sentences[i].Allows(1 / (1 + Math.Exp(-odds[i]))));
        return string.Join('\n', [
            string.Create(CultureInfo.InvariantCulture, $"{name}: {wrong.Length} of {sentences.Count} wrong, by the network alone {alone}"),
            .. wrong.Select(i => string.Create(CultureInfo.InvariantCulture, $"| {sentences[i].Expected} | {probabilities[i]:F2} | {sentences[i].Text} |")),
        ]);
    }
}
