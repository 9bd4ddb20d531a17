using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Tests.Features.Sentiment;

/// <summary>What the shipped models must keep to, whatever the text.</summary>
[Collection(nameof(ShippedSentiment))]
public sealed class ShippedModelTests(ShippedSentiment shipped)
{
    public static TheoryData<string> Models => [.. SentimentService.Models];

    private static IReadOnlyList<string> Reviews { get; } =
    [
        .. new[] { "glowing", "scathing", "mixed", "long" }.Select(key => SentimentExamples.Find(key)!),
        "This is the worst movie I have ever seen.", "A charming, funny and moving film that I would recommend to anybody.",
    ];

    [Theory]
    [InlineData(SentimentService.LstmName, SentimentService.Lstm, 0.93)]
    [InlineData(SentimentService.LinearName, SentimentService.Linear, 0.915)]
    public void Manifest_Metrics_ReachTheGoals(string name, string variant, double accuracy)
    {
        var metrics = ShippedSentiment.Open(name).Manifest.Metrics.Where(metric => metric.Variant == variant).ToDictionary(metric => metric.Name, metric => metric.Value);
        // The goal is for a test set that is not at hand: what was measured must not be below it beyond chance.
        Assert.InRange(metrics["accuracy"], accuracy - metrics["standard error"], 1);
        Assert.InRange(metrics["expected calibration error"], 0, 0.02);
        Assert.InRange(ShippedSentiment.Open(name).Manifest.Files.Sum(file => file.Bytes), 1, variant == SentimentService.Lstm ? 20_000_000 : 8_000_000);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_PlainPraiseAndDispleasure_IsToldApart(string model)
    {
        Assert.InRange(Probability(model, SentimentExamples.Find("glowing")!), 0.9, 1);
        Assert.InRange(Probability(model, SentimentExamples.Find("scathing")!), 0, 0.1);
        Assert.InRange(Probability(model, "Loved it!"), 0.5, 1);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_OtherCaseSpacesOrTags_IsTheSame(string model)
    {
        foreach (string review in Reviews)
        {
            double expected = Probability(model, review);
            Assert.Equal(expected, Probability(model, review.ToUpperInvariant()), 1e-6);
            Assert.Equal(expected, Probability(model, "  " + review.Replace(" ", " \t\n ", StringComparison.Ordinal) + " "), 1e-6);
            Assert.Equal(expected, Probability(model, "<br />" + review.Replace("\n", "<br/>", StringComparison.Ordinal) + "<b></b>"), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_ReviewTwice_KeepsTheVerdict(string model)
    {
        foreach (string review in Reviews.Where(review => Math.Abs(Probability(model, review) - 0.5) > 0.2))
            Assert.Equal(Probability(model, review) > 0.5, Probability(model, review + " " + review) > 0.5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_Together_IsTheSameAsOneByOne(string model)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var texts = Reviews.Concat(Reviews.Select(review => review[..20])).Select(ReviewTokenizer.Tokenize).ToList();
        double[] together = shipped.Of(model).Probabilities(texts, cancelled);
        for (int i = 0; i < texts.Count; i++)
            Assert.Equal(shipped.Of(model).Probabilities([texts[i]], cancelled)[0], together[i], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Explain_PlainReviews_NamesTheWordsThatMatter(string model)
    {
        foreach (var (review, word, sign) in new[] { ("The story is wonderful and moving.", "wonderful", 1), ("The story is wonderful but the acting is awful.", "awful", -1) })
        {
            var tokens = ReviewTokenizer.Tokenize(review);
            double[] parts = shipped.Of(model).Explain(tokens, TestContext.Current.CancellationToken);
            Assert.All(parts, part => Assert.True(double.IsFinite(part)));
            Assert.Equal(sign, Math.Sign(parts[tokens.FindIndex(token => token.Word == word)]));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Problem_EnglishOfAnyKind_IsRead(string model)
    {
        string[] english =
        [
            .. SentimentExamples.Keys.Select(key => SentimentExamples.Find(key)!), "Great movie", "Superb!", "10/10", "Terrible acting, awful script", "meh", "Not bad.", "LOVED IT SO MUCH!!!",
            "Kurosawa's masterpiece", "La Vie en Rose is a wonderful film about Edith Piaf.", "Das Boot is the best war film ever made.", "I did not like it :(", "★★★★★", "👍👍👍",
            "Brilliant cinematography, haunting soundtrack, unforgettable performances",
        ];
        var served = shipped.Of(model);
        Assert.All(english, text => Assert.Null(served.Problem(text, ReviewTokenizer.Tokenize(text))));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Problem_OtherLanguageOrNonsense_SaysSo(string model)
    {
        (string Text, string Expected)[] others =
        [
            ("Der Film war sehr gut.", "German"), ("Ein großartiger Film mit tollen Schauspielern und einer spannenden Handlung, die mich von Anfang an gefesselt hat.", "German"),
            ("Ce film est magnifique, je le recommande à tous.", "French"), ("Un film ennuyeux et beaucoup trop long, avec des acteurs qui ne jouent pas bien.", "French"),
            ("La película es muy mala y los actores no saben actuar.", "Spanish"), ("Una historia maravillosa que me mantuvo en vilo desde el principio hasta el final.", "Spanish"),
            ("Questo film è stato una grande delusione, gli attori non sanno recitare.", "Italian"), ("Deze film was echt heel slecht, ik heb nog nooit zo'n saai verhaal gezien.", "Dutch"),
            ("这部电影非常好看，我很喜欢。", "Latin alphabet"), ("Отличный фильм, всем советую!", "Latin alphabet"), ("هذا الفيلم رائع جدا", "Latin alphabet"),
            ("asdf qwer zxcv jkl poiu mnbv", "none of these words"), ("xqzzyvf", "doesn't know this word"), ("🎬🎬🎬", "no word"), ("?!...", "no word"), ("\ud800\udc00\ud800", "no word"),
        ];
        foreach (var (text, expected) in others)
        {
            string? problem = shipped.Of(model).Problem(text, ReviewTokenizer.Tokenize(text));
            Assert.True(problem?.Contains(expected, StringComparison.Ordinal) == true, $"{text}: {problem ?? "read"}, expected {expected}");
        }
    }

    private double Probability(string model, string text) => shipped.Of(model).Probabilities([ReviewTokenizer.Tokenize(text)], TestContext.Current.CancellationToken)[0];
}
