using System.Globalization;
using RecApp.Features.Playlists.Model;
using RecApp.Session;
using RecApp.Spotify;

namespace RecApp.Features.Playlists.Page;

/// <summary>Reads the address of <c>/recommender</c> and collects what it had to leave out.</summary>
internal sealed class PlaylistQueryReader(QueryReader address)
{
    public PlaylistQuery Read() => new()
    {
        Playlists = Ids("playlist", PlaylistQuery.MaximumPlaylists, "playlists"),
        Tracks = Ids("tracks", PlaylistQuery.MaximumSongs, "songs"),
        Ranker = address.Choice("ranker", PlaylistService.Rankers),
        Similar = address.Choice("similar", ["true", "false"]) == "true",
        Metric = address.Choice("metric", PlaylistService.Metrics),
        Take = Take(),
        Mood = Mood(),
    };

    private IReadOnlyList<string> Ids(string parameter, int most, string things)
    {
        List<string> ids = [];
        var refused = 0;
        foreach (var part in address.List(parameter))
        {
            if (SpotifyLink.TryParse(part, out var link))
                ids.Add(link.Id);
            else
                refused++;
        }

        if (refused > 0)
            address.Report(parameter, $"{refused:N0} of the {things} in the link {(refused == 1 ? "has" : "have")} no valid id; an id is 22 letters and digits.");
        var distinct = ids.Distinct(StringComparer.Ordinal).ToList();
        if (distinct.Count > most)
            address.Report(parameter, $"The link names {distinct.Count:N0} {things}; the first {most:N0} are used.");
        return [.. distinct.Take(most)];
    }

    private int Take()
    {
        if (!address.Has("take"))
            return 30;
        var given = address.Text("take");
        if (int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var take) && PlaylistQuery.Takes.Contains(take))
            return take;
        address.Report("take", $"{QueryReader.Quote(given)} is not offered; allowed: {string.Join(", ", PlaylistQuery.Takes)}. 30 is used.");
        return 30;
    }

    private Dictionary<string, double> Mood()
    {
        Dictionary<string, double> mood = [];
        foreach (var feature in MoodFeature.All)
        {
            if (!address.Has(feature.Key))
                continue;
            var given = address.Text(feature.Key);
            if (double.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= feature.Minimum && value <= feature.Maximum)
                mood[feature.Key] = value;
            else
                address.Report(feature.Key, $"{QueryReader.Quote(given)} is out of range; allowed: {MoodText.Range(feature)}. The catalogue's middle is used.");
        }

        return mood;
    }
}
