namespace RecApp.Features.Playlists.Model;

/// <summary>What the page about the data shows of playlists and songs.</summary>
public sealed record PlaylistStatistics
{
    /// <summary>Songs in all files; the same recording under two ids counts twice.</summary>
    public required int Songs { get; init; }

    /// <summary>Songs with all nine mood features.</summary>
    public required int SongsWithFeatures { get; init; }

    /// <summary>Songs in at least one playlist.</summary>
    public required int SongsInPlaylists { get; init; }

    /// <summary>Songs whose title and artist another id has too.</summary>
    public required int DuplicateSongs { get; init; }

    /// <summary>Distinct artists.</summary>
    public required int Artists { get; init; }

    /// <summary>Distinct genres of the artists in the catalogue.</summary>
    public required int Genres { get; init; }

    public required int EditorialPlaylists { get; init; }

    public required int ArchivedPlaylists { get; init; }

    /// <summary>Artists by the number of playlist entries, at most 30, most first.</summary>
    public required IReadOnlyList<WordWeight> TopArtists { get; init; }

    /// <summary>Artists' genres by the number of playlist entries, at most 30, most first.</summary>
    public required IReadOnlyList<WordWeight> TopGenres { get; init; }

    /// <summary>Songs by release decade, such as 1990, oldest first; songs without a known year are left out.</summary>
    public required IReadOnlyList<CountOf> Decades { get; init; }

    /// <summary>Playlists by their number of songs; values are lower edges of the bins.</summary>
    public required IReadOnlyList<CountOf> SongsPerPlaylist { get; init; }

    /// <summary>Songs by the number of playlists they stand in, 0 included.</summary>
    public required IReadOnlyList<CountOf> PlaylistsPerSong { get; init; }

    /// <summary>Songs with features by the value of each mood feature.</summary>
    public required IReadOnlyList<FeatureDistribution> Distributions { get; init; }

    /// <summary>Pearson correlations of the mood features over songs, [9][9], in the order of <see cref="MoodFeature.All"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<double>> Correlations { get; init; }
}

/// <summary>How many things have a value.</summary>
public sealed record CountOf(int Value, int Count);

/// <summary>Histogram of one feature over the catalogue: <paramref name="Edges"/> has one entry more than <paramref name="Counts"/>.</summary>
public sealed record FeatureDistribution(string Feature, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);
