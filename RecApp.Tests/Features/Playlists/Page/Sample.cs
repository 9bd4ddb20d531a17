using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;

namespace RecApp.Tests.Features.Playlists.Page;

/// <summary>Small answers and maps with names that try to be HTML.</summary>
internal static class Sample
{
    public const string Hostile = "<img src=x onerror=alert(1)>";

    public static string Id(int number) => $"{number:0000}".PadLeft(22, 'a');

    public static TrackItem Track(int number, string? name = null) => new(Id(number), name ?? $"Song {number}", $"Artist {number}", "Album", 1999, 187, true);

    public static PlaylistItem Playlist(int number, string? name = null) => new(Id(number), name ?? $"List {number}", "editorial", "pop", "dance pop", 80);

    public static AudioFeatures Features(double level = 0.5) => new(level, level, -8, 0.1, level, 0.01, 0.2, level, 120);

    public static IReadOnlyList<FeatureDistribution> Distributions { get; } =
    [
        .. MoodFeature.All.Select(feature => new FeatureDistribution(
            feature.Key,
            [.. Enumerable.Range(0, 11).Select(edge => feature.Minimum + (feature.Maximum - feature.Minimum) * edge / 10)],
            [0, 1, 2, 3, 4, 4, 3, 2, 1, 0])),
    ];

    public static PlaylistMap Map(int points = 12) => new(
        "20261121-abcdef01",
        [.. Enumerable.Range(0, points).Select(point => new PlaylistMapPoint(Id(point), point == 0 ? Hostile : $"List {point}", "editorial", point % 3, point, -point))],
        [.. Enumerable.Range(0, 3).Select(cluster => new ClusterSummary(cluster, $"Group {cluster}.", points / 3, Features(), [], []))]);

    public static IReadOnlyList<FeatureProfile> Profile(double energy = 1.5) =>
        [.. MoodFeature.All.Select(feature => new FeatureProfile(feature.Key, 0.5, 0.4, 0.3, feature.Key == "energy" ? energy : 0.1, 0.2))];

    public static PlaylistAnswer Answer(int tracks = 3, bool features = true) => new()
    {
        PredictionId = Guid.Parse("01930000-0000-7000-8000-000000000001"),
        ModelVersion = "20261121-abcdef01",
        Ranker = "blend",
        Cluster = features ? new(1, $"Calm and {Hostile}.", 4) : null,
        Playlists = features ? [new(Id(1), "List 1", 0.5) { Genre = "pop", Tracks = 80 }, new(Id(4), Hostile, 0.75)] : [],
        Tracks = [.. Enumerable.Range(0, tracks).Select(track => new TrackMatch(Id(track), track == 1 ? Hostile : $"Song {track}", $"Artist {track}", 0.9, ["with 2 of your songs in Pop Remix", "same mood"], 187) { Year = 1999 })],
        Unknown = [],
        Given = new(2, 2, features ? 2 : 0),
        TotalDurationSeconds = 187 * tracks,
    };

    public static PlaylistCharts Charts(bool features = true) => features
        ? new()
        {
            Position = new(1.234, -1.234),
            Profile = Profile(),
            Songs = [new(Hostile, "Artist", Features())],
            NameWords = [new("dance", 5), new("pop", 3)],
            Genres = [new("dance pop", 9)],
        }
        : new();

    public static PlaylistStatistics Statistics { get; } = new()
    {
        Songs = 1000,
        SongsWithFeatures = 600,
        SongsInPlaylists = 800,
        DuplicateSongs = 12,
        Artists = 300,
        Genres = 40,
        EditorialPlaylists = 42,
        ArchivedPlaylists = 22,
        TopArtists = [new(Hostile, 40), new("Second", 30)],
        TopGenres = [new("dance pop", 200), new("rock", 100)],
        Decades = [new(1990, 100), new(2010, 300)],
        SongsPerPlaylist = [new(0, 5), new(50, 30), new(100, 7)],
        PlaylistsPerSong = [new(0, 200), new(1, 600), new(2, 150), new(12, 30), new(40, 20)],
        Distributions = Distributions,
        Correlations = [.. Enumerable.Range(0, 9).Select(row => (IReadOnlyList<double>)[.. Enumerable.Range(0, 9).Select(column => row == column ? 1 : (row + column) % 3 / 2.0 - 0.5)])],
    };
}
