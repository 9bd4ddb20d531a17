using System.Globalization;
using RecApp.Features.Playlists.Model;
using RecApp.Text;

namespace RecApp.Features.Playlists.Page;

/// <summary>An answer of <c>/recommender</c> in short.</summary>
internal static class PlaylistSummary
{
    public static SummarizedPage Page { get; } = new(PlaylistQuery.Path, AskAsync);

    private static async Task<AnswerSummary?> AskAsync(IServiceProvider services, string address, CancellationToken cancellationToken)
    {
        var service = services.GetRequiredService<PlaylistService>();
        var (query, problems) = PlaylistQuery.Parse(address);
        var (form, unknown) = await PlaylistForm.LoadAsync(query, service, cancellationToken);
        if (form.IsEmpty)
            return null;
        if (form.UseMood)
            form.FillMood(await service.DistributionsAsync(cancellationToken));
        var answer = await service.RecommendAsync(form.ToRequest(), cancellationToken);
        return new(
            form.Summary,
            [
                new("Playlists given", Names(form.Playlists.Select(playlist => playlist.Name))),
                new("Songs given", Names(form.Songs.Select(song => $"{song.Name} by {song.Artist}"))),
                .. MoodFeature.All.Where(feature => query.Mood.ContainsKey(feature.Key)).Select(feature => Mood(feature, query.Mood[feature.Key])),
                new("How to choose songs", query.Asked.Ranker.Capitalised()),
                new("Playlists shown", query.Asked.Similar ? "the most similar" : "the most different"),
                new("Distance", query.Asked.Metric.Capitalised()),
            ],
            [
                new("Group", answer.Cluster?.Portrait ?? "unknown"),
                new("Playing time", DurationText.Total(answer.TotalDurationSeconds)) { Number = Math.Round(answer.TotalDurationSeconds / 60), Difference = minutes => minutes.ToString("+0;−0;0", CultureInfo.InvariantCulture) + " min" },
            ])
        {
            Lists = [new("Songs", [.. answer.Tracks.Select(track => $"{track.Name} by {track.Artist}")]), new("Playlists", [.. answer.Playlists.Select(playlist => playlist.Name)])],
            Problems = [.. problems.Concat(unknown).Select(problem => problem.Message)],
        };
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } all ? all.Shortened(300) : "none";

    private static SummaryLine Mood(MoodFeature feature, double value) => new(feature.Name, MoodText.Value(feature, value))
    {
        Number = value,
        Difference = difference => (difference > 0 ? "+" : "") + MoodText.Value(feature, difference),
    };
}
