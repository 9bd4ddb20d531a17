using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Features.Sentiment.Training;
using RecApp.Retraining;
using RecApp.Storage;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Sentiment.Training;

public sealed class SaidReviewsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReviewData _reviews;

    public SaidReviewsTests()
    {
        SmallReviews.Write(_folder.Location, 400);
        _reviews = ReviewData.Read(_folder.Location);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_OnAStore_LearnsFromItAndTestsTheSameReviews()
    {
        await using var storage = await TestStorage.StartAsync();
        foreach (int i in Enumerable.Range(0, 40))
            await storage.SayAsync(SentimentService.LstmName, $"the scene was story {i} Quillfeather", "positive", "wrong");
        var said = SaidReviews.Read(storage.Folder);

        var (before, without) = Train(SaidReviews.None);
        var (after, with) = Train(said);
        var (again, _) = Train(SaidReviews.Read(storage.Folder));

        Assert.Equal(before.Length, after.Length);
        Assert.Equal(_reviews.Texts.Count, after.Length);
        Assert.NotEqual(before, after);
        Assert.Equal(after, again);
        Assert.True(Probability(with, "the scene was story") < Probability(without, "the scene was story") - 0.05);
        Assert.Equal(with.Manifest.Version, Train(said).Bundle.Manifest.Version);
        Assert.NotEqual(without.Manifest.Version, with.Manifest.Version);
    }

    [Fact]
    public void Write_TextsWithWordsOfTheirOwn_PutsNoneOfThemIntoTheBundle()
    {
        var said = SaidReviews.Of([.. Enumerable.Range(0, 10).Select(i => new SaidText($"great zebediah quillfeather film {i}", true))]);

        var (_, without) = Train(SaidReviews.None);
        var (_, with) = Train(said);

        foreach (string file in new[] { LinearModel.WordsFile, SentimentStatistics.File })
            Assert.DoesNotContain("quillfeather", File.ReadAllText(Path.Combine(with.Folder, file)), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(File.ReadAllBytes(Path.Combine(without.Folder, LinearModel.WordsFile)), File.ReadAllBytes(Path.Combine(with.Folder, LinearModel.WordsFile)));
        // An n-gram that only visitors have would weigh something.
        Assert.Equal(Probability(with, "film"), Probability(with, "film zebediah"), 1e-9);
        Assert.Equal(ReviewNgrams.Of(_reviews.Texts, []).Keys, ReviewNgrams.Of(_reviews.Texts, said.Texts).Keys);
    }

    [Fact]
    public void Write_WithAndWithoutTexts_AreComparedAsOnTheSameData()
    {
        var (_, without) = Train(SaidReviews.None);
        var (_, with) = Train(SaidReviews.Of([new("a great film", true)]));
        var (_, other) = Train(SaidReviews.Of([new("a great film", false)]));

        Assert.True(Assert.Single(with.Manifest.Data, source => source.Name == VisitorsSource.Name).LearntFromOnly);
        Assert.Equal(1, with.Manifest.Data[^1].Rows);
        Assert.NotEqual(with.Manifest.Data[^1].Sha256, other.Manifest.Data[^1].Sha256);
        Assert.True(VersionComparison.Of(without.Manifest, with.Manifest).OnTheSameData);
        Assert.True(VersionComparison.Of(with.Manifest, other.Manifest).OnTheSameData);
        Assert.True(VersionComparison.Of(with.Manifest, without.Manifest).OnTheSameData);
    }

    private static double Probability(ModelBundle bundle, string text) => LinearModel.Load(bundle).Probability(ReviewTokenizer.Tokenize(text));

    private (double[] HeldOut, ModelBundle Bundle) Train(SaidReviews said)
    {
        var trainer = new SentimentLinearTrainer(_reviews, said, _ => { });
        double[] heldOut = trainer.HeldOut();
        string models = _folder.Combine($"models-{Guid.CreateVersion7():N}");
        var manifest = trainer.Write(models, heldOut, "0123456789abcdef0123456789abcdef01234567", new FakeTimeProvider());
        return (heldOut, ModelBundle.Open(Path.Combine(models, manifest.Name, manifest.Version)));
    }
}
