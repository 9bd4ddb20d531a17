using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace RecApp.Features.Playlists.Page;

/// <summary>Reads the parameters of an address one by one and collects what it had to leave out.</summary>
internal sealed class PlaylistQueryReader(IReadOnlyDictionary<string, StringValues> parameters)
{
    private readonly List<QueryProblem> _problems = [];

    public ParsedPlaylistQuery Read()
    {
        var query = new PlaylistQuery
        {
            Playlists = Ids("playlist", PlaylistQuery.MaximumPlaylists, "playlists"),
            Tracks = Ids("tracks", PlaylistQuery.MaximumSongs, "songs"),
            Ranker = Choice("ranker", PlaylistService.Rankers),
            Similar = Choice("similar", ["true", "false"]) == "true",
            Metric = Choice("metric", PlaylistService.Metrics),
            Take = Take(),
            Mood = Mood(),
        };
        return new(query, _problems);
    }

    private IReadOnlyList<string> Ids(string parameter, int most, string things)
    {
        if (!parameters.TryGetValue(parameter, out var values)) return [];
        List<string> ids = [];
        var refused = 0;
        foreach (var part in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            if (SpotifyLink.TryParse(part, out var link)) ids.Add(link.Id);
            else refused++;
        }

        if (refused > 0)
            Problem(parameter, $"{refused:N0} of the {things} in the link {(refused == 1 ? "has" : "have")} no valid id; an id is 22 letters and digits.");
        var distinct = ids.Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count > most)
            Problem(parameter, $"The link names {distinct.Count:N0} {things}; the first {most:N0} are used.");
        return [.. distinct.Take(most)];
    }

    private string Choice(string parameter, IReadOnlyList<string> allowed)
    {
        if (!parameters.TryGetValue(parameter, out var values)) return allowed[0];
        var given = Last(values);
        if (allowed.FirstOrDefault(value => string.Equals(value, given, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        Problem(parameter, $"“{Shorten(given)}” is not known; allowed: {string.Join(", ", allowed)}. “{allowed[0]}” is used.");
        return allowed[0];
    }

    private int Take()
    {
        if (!parameters.TryGetValue("take", out var values)) return 30;
        var given = Last(values);
        if (int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var take) && PlaylistQuery.Takes.Contains(take)) return take;
        Problem("take", $"“{Shorten(given)}” is not offered; allowed: {string.Join(", ", PlaylistQuery.Takes)}. 30 is used.");
        return 30;
    }

    private Dictionary<string, double> Mood()
    {
        Dictionary<string, double> mood = [];
        foreach (var feature in MoodFeature.All)
        {
            if (!parameters.TryGetValue(feature.Key, out var values)) continue;
            var given = Last(values);
            if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= feature.Minimum && value <= feature.Maximum)
                mood[feature.Key] = value;
            else
                Problem(feature.Key, $"“{Shorten(given)}” is out of range; allowed: {MoodText.Range(feature)}. The catalogue's middle is used.");
        }

        return mood;
    }

    private static string Last(StringValues values) => values.Count == 0 ? "" : values[^1] ?? "";

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private void Problem(string parameter, string message) => _problems.Add(new(parameter, message));
}
