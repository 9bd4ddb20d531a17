using System.Globalization;
using RecApp.Features.Playlists.Model;
using RecApp.Session;
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

    /// <summary>The numbers of songs that the form offers.</summary>
    public static IReadOnlyList<int> Takes { get; } = [10, 30, 50];

    /// <summary>Ids of songs, each once.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];

    /// <summary>Ids of playlists of the catalogue, each once.</summary>
    public IReadOnlyList<string> Playlists { get; init; } = [];

    /// <summary>One of <see cref="PlaylistService.Rankers"/>.</summary>
    public string Ranker { get; init; } = PlaylistService.Rankers[0];

    /// <summary>Playlists of the cluster that are most similar, or most dissimilar.</summary>
    public bool Similar { get; init; } = true;

    /// <summary>One of <see cref="PlaylistService.Metrics"/>.</summary>
    public string Metric { get; init; } = PlaylistService.Metrics[0];

    /// <summary>One of <see cref="Takes"/>.</summary>
    public int Take { get; init; } = 30;

    /// <summary>Mood features set by hand, by key, in natural units; empty when the mood is not used.</summary>
    public IReadOnlyDictionary<string, double> Mood { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether it names nothing to start from.</summary>
    public bool IsEmpty => Tracks.Count == 0 && Playlists.Count == 0 && Mood.Count == 0;

    /// <inheritdoc/>
    /// <remarks>Songs beyond <see cref="MaximumSongs"/> are left out too.</remarks>
    public string ToUri()
    {
        var writer = new QueryWriter(Path)
            .Add("playlist", string.Join(',', Playlists.Take(MaximumPlaylists)))
            .Add("tracks", string.Join(',', Tracks.Take(MaximumSongs)))
            .Add("ranker", Ranker, PlaylistService.Rankers[0])
            .Add("similar", Similar ? "" : "false")
            .Add("metric", Metric, PlaylistService.Metrics[0])
            .Add("take", Take, 30);
        foreach (var feature in MoodFeature.All)
            if (Mood.TryGetValue(feature.Key, out var value))
                writer.Add(feature.Key, value.ToString("0.####", CultureInfo.InvariantCulture));
        return writer.ToString();
    }

    /// <inheritdoc/>
    public static (PlaylistQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        return (new PlaylistQueryReader(reader).Read(), reader.Problems);
    }
}
