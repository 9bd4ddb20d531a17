using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Features.Sentiment.Training.Sentences;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Model.Sentences;

/// <summary>What the LSTM's shipped bundle makes of short texts.</summary>
[Collection(nameof(ShippedSentiment))]
public sealed class ShippedSentencesTests(ShippedSentiment shipped)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cases.tsv", "cases", 40, 5)]
    [InlineData("held-out.tsv", "report", 81, 14)]
    public void Probability_SentencesThatNothingWasFittedTo_AreJudgedAsPeopleExpect(string file, string use, int count, int mostWrong)
    {
        var sentences = ExpectedSentence.Read(RepositoryFolder.Combine("training", "sentiment", "sentences", file)).Where(sentence => sentence.Use == use).ToList();
        double[] probabilities = shipped.Lstm.Probabilities([.. sentences.Select(IReadOnlyList<TextToken> (sentence) => sentence.Tokens)], Cancelled);
        string[] wrong = [.. sentences.Where((sentence, i) => !sentence.Allows(probabilities[i]) || shipped.Lstm.Problem(sentence.Text, sentence.Tokens) is not null).Select(sentence => sentence.Text)];

        Assert.Equal(count, sentences.Count);
        Assert.True(wrong.Length <= mostWrong, $"{wrong.Length} are wrong: {string.Join(" | ", wrong)}");
    }

    [Theory]
    [InlineData("The movie isn't good.", "The movie isnt good.")]
    [InlineData("I don’t like it.", "I donâ€™t like it.")]
    [InlineData("It was boring", "It was boooooring")]
    [InlineData("Rating: 8/10.", "Rating: eight out of ten.")]
    public void Probability_SameSentenceWrittenOtherwise_GetsTheSameVerdict(string sentence, string otherwise) =>
        Assert.Equal(Label(sentence), Label(otherwise));

    [Theory]
    [InlineData("It is a movie.", SentimentPrediction.Neither)]
    [InlineData("The story is about a man who goes to prison.", SentimentPrediction.Neither)]
    [InlineData("2 out of 10", SentimentPrediction.Negative)]
    [InlineData("★★★★★", SentimentPrediction.Positive)]
    [InlineData("👎👎👎", SentimentPrediction.Negative)]
    public void Label_ShortText_SaysWhichSideItTakes(string text, string expected) => Assert.Equal(expected, Label(text));

    [Fact]
    public void Explain_ShortText_IsWhatTheVerdictLosesWithoutTheWord()
    {
        const string text = "This movie is not bad.";
        var tokens = ReviewTokenizer.Tokenize(text);
        var read = shipped.Lstm.Read(tokens, explain: true, _ => { }, Cancelled);
        var without = tokens.Select(token => token.Word == "not" ? token with { Word = Vocabulary.UnknownWord } : token).ToList();

        double lost = LogOdds(read.Probability) - LogOdds(shipped.Lstm.Probabilities([without], Cancelled)[0]);

        Assert.Equal(lost, read.Effects![tokens.FindIndex(token => token.Word == "not")], 1e-4);
        Assert.Equal(read.Effects!, shipped.Lstm.Explain(tokens, Cancelled), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal(read.Probability, read.Running![^1], 1e-6);
        Assert.Equal(read.Probability, shipped.Lstm.Probabilities([tokens], Cancelled)[0], 1e-6);
    }

    [Fact]
    public void Probability_LongText_IsTheNetworksAlone()
    {
        var tokens = ReviewTokenizer.Tokenize(string.Join(' ', Enumerable.Repeat("The film is not bad and I liked it.", 6)));
        Assert.True(tokens.Count > SentenceHead.MostTokens);
        double odds = shipped.Lstm.NetworkLogOdds([tokens], Cancelled)[0];

        Assert.Equal(1 / (1 + Math.Exp(-odds)), shipped.Lstm.Probabilities([tokens], Cancelled)[0], 1e-6);
        Assert.False(shipped.Lstm.MayBeNeither(tokens));
    }

    private static double LogOdds(double probability) => Math.Log(probability / (1 - probability));

    private string Label(string text) => new SentimentReader.Single(shipped.Lstm, text, Guid.Empty).Finish(measured: default).Label;
}
