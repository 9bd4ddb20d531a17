using RecApp.Features.Playlists.Model;
using RecApp.Spotify;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Playlists.Api;

/// <summary>What a request must keep to before the model is asked.</summary>
internal static class PlaylistRequestRules
{
    /// <summary>Most songs of one request.</summary>
    public const int MostTracks = 10_000;

    /// <summary>Most songs of one request that are not wanted.</summary>
    public const int MostWithout = 500;

    /// <summary>Most playlists of one request.</summary>
    public const int MostPlaylists = 100;

    private const int LongestShown = 80;
    private const int MostExplained = 20;

    /// <summary>Most recommended songs.</summary>
    public const int MostTaken = 500;

    /// <exception cref="InvalidRequestException">Every field that is wrong, with what is allowed.</exception>
    public static void Check(PlaylistRequest request, IReadOnlyList<UploadedTrack> uploaded)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        Require(request.Take is >= 1 and <= MostTaken, "take", $"{request.Take} is out of range; give a number from 1 to {MostTaken}.");
        Require(PlaylistService.Rankers.Contains(request.Ranker), "ranker", $"Unknown ranker; give one of {string.Join(", ", PlaylistService.Rankers)}.");
        Require(PlaylistService.Metrics.Contains(request.Metric), "metric", $"Unknown metric; give one of {string.Join(", ", PlaylistService.Metrics)}.");
        Require((request.Tracks?.Count ?? 0) <= MostTracks, "tracks", $"{request.Tracks?.Count:N0} ids are too many; give at most {MostTracks:N0}.");
        Require((request.Playlists?.Count ?? 0) <= MostPlaylists, "playlists", $"{request.Playlists?.Count:N0} ids are too many; give at most {MostPlaylists}.");
        Require(uploaded.Count <= MostTracks, "uploaded", $"{uploaded.Count:N0} songs are too many; give at most {MostTracks:N0}.");
        Require((request.Without?.Count ?? 0) <= MostWithout, "without", $"{request.Without?.Count:N0} ids are too many; give at most {MostWithout}.");
        Explain(request.Tracks ?? [], "tracks");
        Explain(request.Without ?? [], "without");
        if (request.Features is { } features)
            CheckFeatures(features, Require);
        bool empty = (request.Tracks?.Count ?? 0) + (request.Playlists?.Count ?? 0) + uploaded.Count == 0
            && string.IsNullOrWhiteSpace(request.Playlist) && request.Features is null;
        Require(!empty, "tracks", "Nothing was given; name at least one song, a playlist, or features.");
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);

        void Explain(IReadOnlyList<string> tracks, string field)
        {
            foreach (var (place, track) in tracks.Index())
            {
                if (errors.Count < MostExplained && TrackProblem(track) is { } problem)
                    errors.TryAdd($"{field}[{place}]", [problem]);
            }
        }

        void Require(bool kept, string field, string problem)
        {
            if (!kept)
                errors.TryAdd(field, [problem]);
        }
    }

    private static string? TrackProblem(string? track)
    {
        string shown = $"'{(track ?? "").Shortened(LongestShown)}'";
        if (!SpotifyLink.TryParse(track, out var link))
            return $"{shown} is no song. {(track is null ? null : SpotifyOther.Explain(track)) ?? "Give an id of 22 letters and digits, a URI such as spotify:track:…, or a link such as https://open.spotify.com/track/…"}";
        return link.Kind is null or SpotifyKind.Track ? null : $"{shown} is {(link.Kind == SpotifyKind.Album ? "an album" : "a playlist")} and no song{(link.Kind == SpotifyKind.Playlist ? ": give it as playlist" : "")}.";
    }

    private static void CheckFeatures(AudioFeatures features, Action<bool, string, string> require)
    {
        float[] values = features.ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            var feature = MoodFeature.All[i];
            string unit = feature.Unit.Length > 0 ? $" {feature.Unit}" : "";
            require(values[i] >= feature.Minimum && values[i] <= feature.Maximum, $"features.{feature.Key}",
                FormattableString.Invariant($"{values[i]} is out of range; give a number from {feature.Minimum} to {feature.Maximum}{unit}."));
        }
    }
}
