using System.Globalization;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Session;
using RecApp.Spotify;
using RecApp.Ui;

namespace RecApp.Features.Playlists.Page;

/// <summary>What the form of <c>/recommender</c> asks for, as its address carries it. Uploaded songs are not part of it.</summary>
public sealed record PlaylistQuery : IPageQuery<PlaylistQuery>
{
    public const string Path = "/recommender";

    /// <summary>Most songs a link carries: 150 ids are 3.5 KB, and browsers and proxies cut addresses from 4 KB up.</summary>
    public const int MaximumSongs = 150;

    /// <summary>Most playlists a link and the form carry.</summary>
    public const int MaximumPlaylists = 20;

    /// <summary>Most songs that are not wanted which a link carries, where those given leave room.</summary>
    public const int MaximumWithout = 50;

    private static readonly PlaylistRequest Plain = new();

    /// <summary>The numbers of songs that the form offers.</summary>
    public static IReadOnlyList<int> Takes { get; } = [10, 30, 50, 100, 200];

    /// <summary>Songs and playlists, each once, and how to recommend; its features stand in <see cref="Mood"/>.</summary>
    public PlaylistRequest Asked { get; init; } = Plain;

    /// <summary>Mood features set by hand, by key, in natural units: some or all; empty when the mood is not used.</summary>
    public IReadOnlyDictionary<string, double> Mood { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether it names nothing to start from.</summary>
    public bool IsEmpty => Asked.Tracks.Count == 0 && Asked.Playlists.Count == 0 && Mood.Count == 0;

    /// <inheritdoc/>
    /// <remarks>Songs beyond <see cref="MaximumSongs"/> are left out too.</remarks>
    public string ToUri()
    {
        var writer = new QueryWriter(Path)
            .Add("playlist", string.Join(',', Asked.Playlists.Take(MaximumPlaylists)))
            .Add("tracks", string.Join(',', Asked.Tracks.Take(MaximumSongs)))
            .Add("without", string.Join(',', Asked.Without.Take(Math.Min(MaximumWithout, Math.Max(0, MaximumSongs - Asked.Tracks.Count)))))
            .Add("ranker", Asked.Ranker, Plain.Ranker)
            .Add("similar", Asked.Similar ? "" : "false")
            .Add("metric", Asked.Metric, Plain.Metric)
            .Add("take", Asked.Take, Plain.Take);
        foreach (var feature in MoodFeature.All)
            if (Mood.TryGetValue(feature.Key, out var value))
                writer.Add(feature.Key, value.ToString("0.####", CultureInfo.InvariantCulture));
        return writer.ToString();
    }

    /// <inheritdoc/>
    public static (PlaylistQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        var query = new PlaylistQuery
        {
            Asked = new()
            {
                Playlists = ReadIds(reader, "playlist", MaximumPlaylists, "playlists"),
                Tracks = ReadIds(reader, "tracks", MaximumSongs, "songs"),
                Without = ReadIds(reader, "without", MaximumWithout, "songs not wanted"),
                Ranker = reader.Choice("ranker", PlaylistService.Rankers),
                Similar = reader.Choice("similar", ["true", "false"]) == "true",
                Metric = reader.Choice("metric", PlaylistService.Metrics),
                Take = ReadTake(reader),
            },
            Mood = ReadMood(reader),
        };
        return (query, reader.Problems);
    }

    private static IReadOnlyList<string> ReadIds(QueryReader address, string parameter, int most, string things)
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

    private static int ReadTake(QueryReader address)
    {
        if (!address.Has("take"))
            return Plain.Take;
        var given = address.Text("take");
        if (int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out var take) && Takes.Contains(take))
            return take;
        address.Report("take", $"{QueryReader.Quote(given)} is not offered; allowed: {string.Join(", ", Takes)}. {Plain.Take} is used.");
        return Plain.Take;
    }

    private static Dictionary<string, double> ReadMood(QueryReader address)
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
                address.Report(feature.Key, $"{QueryReader.Quote(given)} is out of range; allowed: {MoodText.Range(feature)}. The average is used.");
        }

        return mood;
    }
}
