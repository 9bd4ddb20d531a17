using System.Globalization;
using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Page;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Page;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Page;
using RecApp.Features.Playlists;
using RecApp.Features.Playlists.Page;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Page;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Components.Pages.HomeParts;

/// <summary>The questions. Each is a worked example of its page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class HomeTrials
{
    private const int ShownSongs = 3, ShownFilms = 2, ShownLines = 2, ShownLetters = 60;

    public static async Task<HomeAnswer> PlaylistsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<PlaylistService>();
        var map = await service.MapAsync(cancellationToken);
        var example = PlaylistExamples.From(map)[0];
        var playlist = map.Points.FirstOrDefault(point => point.Name == example.Label)
            ?? throw new ModelUnavailableException(PlaylistService.ModelName, "This version has no playlist to begin with.");
        var answer = await service.RecommendAsync(new() { Playlist = playlist.Id, Take = ShownSongs }, cancellationToken);
        return new($"For the playlist “{playlist.Name}”", [.. answer.Tracks.Select(track => (track.Name, track.Artist))], example.Address, answer.ModelVersion);
    }

    public static async Task<HomeAnswer> MoviesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = MovieExamples.All[0];
        var request = MovieQuery.Parse(example.Address).Query.ToRequest() with { Num = ShownFilms };
        var answer = (await services.GetRequiredService<MovieService>().RecommendAsync(request, cancellationToken)).Answer;
        return new($"To go with {example.Label}", [.. answer.Movies.Select(movie => (MovieTitle.Natural(movie.Title), Because(movie)))], example.Address, answer.ModelVersion);

        static string Because(MovieMatch movie) => movie.Reasons is [var reason, ..] ? $"{Percent(reason.Share)} due to {WithoutYear(MovieTitle.Natural(reason.Title))}" : "";
    }

    public static async Task<HomeAnswer> EarningsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<EarningsService>();
        var example = EarningsExamples.All[0];
        var programme = EarningsQuery.Parse(example.Address).Query.Programme;
        var answer = await service.PredictAsync(new([programme.ToRow()], Explain: false), cancellationToken);
        var prediction = answer.Predictions[0];
        return new(example.Label, [($"{UsdText.Rounded(prediction.EarningsUsd)} a year", $"nine in ten such programmes: {UsdText.Range(prediction.Interval90)}")], example.Address, answer.ModelVersion);
    }

    public static async Task<HomeAnswer> RegressionAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = RegressionExamples.Typical;
        double[] values = [.. RegressionQuery.Parse(example.Address).Query.Values.Select(value => value ?? 0)];
        var answer = await services.GetRequiredService<RegressionService>().PredictAsync(new([RegressionRow.Of(values)]), cancellationToken);
        var (output, interval) = (answer.Predictions[0].Output, answer.Predictions[0].Interval95);
        return new($"Five numbers: {string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))}",
            [(output.ToString("0.000", CultureInfo.InvariantCulture), FormattableString.Invariant($"95 % interval: {interval.Low:0.000} to {interval.High:0.000}"))], example.Address, answer.ModelVersion);
    }

    public static async Task<HomeAnswer> SentimentAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        const string key = "mixed";
        string text = SentimentExamples.Find(key)!;
        var answer = await services.GetRequiredService<SentimentService>().PredictAsync(new(text), cancellationToken);
        var verdict = answer.Predictions[0];
        string said = verdict.Label switch { SentimentPrediction.Positive => "Praise", SentimentPrediction.Negative => "Displeasure", _ => "No verdict" };
        return new($"“{text[..text.LastIndexOf(' ', ShownLetters)]} …”",
            [(said, verdict.Probability is { } praise ? $"{Percent(praise)} likely to be praise" : verdict.Reason ?? "")], new SentimentQuery { Example = key }.ToUri(), answer.ModelVersion);
    }

    public static async Task<HomeAnswer> LyricsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var example = LyricsExamples.Night;
        var answer = await services.GetRequiredService<LyricsService>().GenerateAsync(LyricsQuery.Parse(example.Address).Query.ToRequest(), cancellationToken);
        return new("Going on from the first line", [.. answer.Lines.Take(ShownLines).Select(line => (line.Text, ""))], example.Address, answer.ModelVersion);
    }

    private static string WithoutYear(string title) => title.EndsWith(')') && title.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var year ? title[..year] : title;

    private static string Percent(double share) => FormattableString.Invariant($"{share * 100:0}\u00a0%");
}
