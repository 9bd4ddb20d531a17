using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Model;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features;

/// <summary>What is kept of questions to the models that ship.</summary>
public class ShippedMeasuresTests(SharedApplication application)
{
    private static readonly FeatureReference[] RegressionVariables = [.. RegressionService.Variables.Select(name => FeatureReference.FromValues(name, [], 1))];

    private static readonly Dictionary<string, IReadOnlyList<FeatureReference>> Definitions = new()
    {
        [MovieService.ModelName] = MovieMeasures.All,
        [SentimentService.LstmName] = SentimentMeasures.All,
        [SentimentService.LinearName] = SentimentMeasures.All,
        [EarningsService.ModelName] = EarningsMeasures.All,
        [RegressionService.ModelName] = RegressionMeasures.Of(RegressionVariables, 0, 1),
        [PlaylistService.ModelName] = PlaylistMeasures.All,
        [LyricsService.ModelName] = LyricsMeasures.All,
    };

    public static TheoryData<string> Models => [.. Definitions.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Definitions_OfTheModelsThatShip_LeaveNoneOut() =>
        Assert.Equal(application.Services.GetRequiredService<ModelCatalog>().List().Select(model => model.Name).Order(), Definitions.Keys.Order());

    [Theory]
    [MemberData(nameof(Models))]
    public void Manifest_EveryMeasure_HasItsRoleAndWhatItWasLike(string model)
    {
        var manifest = application.Services.GetRequiredService<ModelCatalog>().Find(model)!.Manifest!;
        var measured = manifest.Reference.Where(reference => reference.Role is not null).ToArray();

        Assert.Equal(Definitions[model].Select(Described), measured.Select(Described));
        Assert.All(measured, reference => Assert.InRange(reference.Counts.Sum() + (reference.Unknown ?? 0), 100, 10_000));

        static (string, MeasureRole?, bool?, bool) Described(FeatureReference reference) => (reference.Feature, reference.Role, reference.AreCategories, reference.Unknown is null);
    }

    [Fact]
    public async Task Movies_Asked_KeepsWhatTheFilmsAreLike()
    {
        var kept = await AskAsync(MovieService.ModelName, null, "/api/v1/movies/recommend?ids=1,260&stars=4,5&num=20");

        Assert.Equal(2, kept["films given"]);
        Assert.Equal(1986, kept["mean year"]);
        Assert.Equal(4.5f, kept["mean stars"]);
        Assert.InRange(kept["mean log10 of their ratings"], 3, 4);
        Assert.Equal(20, kept["films recommended"]);
        Assert.InRange(kept["first score"], 0.01, 1);
        Assert.InRange(kept["share of the 100 most rated films"], 0.05, 1);
    }

    [Fact]
    public async Task Movies_WithoutStars_LeavesThemUnknown() =>
        Assert.Equal(float.NaN, (await AskAsync(MovieService.ModelName, null, "/api/v1/movies/recommend?ids=1"))["mean stars"]);

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task Sentiment_Asked_KeepsLengthsAndTheVerdict(string model)
    {
        const string Review = "A warm, funny and beautiful film that I would gladly watch again, with a wonderful zorbleflux in it.";
        var one = await AskAsync(SentimentService.BundleOf(model), new { text = Review, model }, "/api/v1/sentiment/predict");
        var many = await AskAsync(SentimentService.BundleOf(model), new { texts = new[] { Review, "Ein Film, den man sich nicht noch einmal ansehen möchte, leider." }, model }, "/api/v1/sentiment/predict");

        Assert.Equal(18, one["words"]);
        Assert.Equal(1 / 18f, one["share of unknown words"]);
        Assert.InRange(one["probability of praise"], 0.6, 1);
        Assert.Equal(0, one["without a verdict"]);
        Assert.Equal(one["words"], many["words"]);
        Assert.Equal(one["probability of praise"], many["probability of praise"], 1e-3);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task Sentiment_NoVerdict_IsKeptAsThat(string model)
    {
        var kept = await AskAsync(SentimentService.BundleOf(model), new { text = "Ein Film, den man sich nicht noch einmal ansehen möchte, leider.", model }, "/api/v1/sentiment/predict");

        Assert.Equal(1, kept["without a verdict"]);
        Assert.Equal(float.NaN, kept["probability of praise"]);
    }

    [Fact]
    public async Task Earnings_Asked_KeepsInputsAndPrediction()
    {
        var row = new { region = 5, collegeType = 1, field = "1107", credential = 3, sat = 1200 };
        var kept = await AskAsync(EarningsService.ModelName, new { rows = new[] { row } }, "/api/v1/earnings/predict");

        Assert.Equal((5, 1, 11, 3), (kept["region"], kept["type of college"], kept["family of the field"], kept["credential"]));
        Assert.Equal(1200, kept["SAT"]);
        Assert.All(["locale", "admission rate", "tuition in USD"], unknown => Assert.Equal(float.NaN, kept[unknown]));
        Assert.InRange(kept["predicted USD"], 30_000, 120_000);
        Assert.InRange(kept["width of the 90 % interval over the prediction"], 0.2, 2);
    }

    [Fact]
    public async Task Regression_Asked_KeepsVariablesAndPrediction()
    {
        var kept = await AskAsync(RegressionService.ModelName, new { rows = new[] { new { var_1 = 700, var_2 = 750, var_3 = 80, var_4 = 0.33, var_5 = 0.25 } } }, "/api/v1/regression/predict");

        Assert.Equal([700, 750, 80, 0.33f, 0.25f], RegressionService.Variables.Select(name => kept[name]));
        Assert.InRange(kept["prediction"], 0.3, 0.5);
    }

    [Fact]
    public async Task Playlists_Asked_KeepsHowTheSongsAreAndSound()
    {
        var songs = await application.Services.GetRequiredService<PlaylistService>().PopularAsync(3, Cancellation);
        string[] tracks = [.. songs.Select(song => song.Id!), new('0', 22)];
        var kept = await AskAsync(PlaylistService.ModelName, new { tracks, take = 7 }, "/api/v1/playlists/recommend");

        Assert.Equal(4, kept["songs given"]);
        Assert.Equal(0.75f, kept["share with audio features"]);
        Assert.Equal(songs.Average(song => song.Features!.Tempo), kept["mean tempo"], 1e-3);
        Assert.Equal(songs.Average(song => song.Features!.Energy), kept["mean energy"], 1e-6);
        Assert.InRange(kept["mean popularity given"], 80, 100);
        Assert.Equal(7, kept["songs recommended"]);
        Assert.InRange(kept["first score"], 0.01, 1);
    }

    [Fact]
    public async Task Lyrics_Asked_KeepsLengthsAndHowSurprisingItWas()
    {
        var kept = await AskAsync(LyricsService.ModelName, new { prefix = "The moon is high above the silent sea\n", lines = 2, scheme = "free", seed = 1 }, "/api/v1/lyrics/generate");

        Assert.Equal(2, kept["lines asked"]);
        Assert.Equal(8, kept["words of the first line"]);
        Assert.InRange(kept["bits per character"], 0.3, 5);
    }

    // Gets where there is no body; the numbers of the first prediction of the answer.
    private async Task<Dictionary<string, float>> AskAsync(string model, object? body, string address)
    {
        using var client = application.CreateClient();
        using var response = body is null ? await client.GetAsync(address, Cancellation) : await client.PostAsJsonAsync(address, body, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var id = (answer.TryGetProperty("predictionId", out var single) ? single : answer.GetProperty("predictions")[0].GetProperty("predictionId")).GetGuid();
        var recorded = application.Services.GetRequiredService<PredictionLog>().FindRecent(id)!;
        Assert.Equal(model, recorded.Model);
        return recorded.Layout!.References.Zip(recorded.Values!).ToDictionary(pair => pair.First.Feature, pair => pair.Second);
    }
}
