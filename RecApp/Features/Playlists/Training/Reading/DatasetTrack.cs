namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>A song as the files together describe it.</summary>
public sealed record DatasetTrack
{
    /// <summary>Spotify id.</summary>
    public required string Id { get; init; }

    /// <summary>Title; empty when no file knows it.</summary>
    public required string Name { get; init; }

    /// <summary>Indices into <see cref="PlaylistDataset.Artists"/>, the main artist first; empty when unknown.</summary>
    public required int[] Artists { get; init; }

    /// <summary>Album; empty when no file knows it.</summary>
    public required string Album { get; init; }

    /// <summary>Spotify id of the album, where a file states it.</summary>
    public string? AlbumId { get; init; }

    /// <summary>Release year, where a file states one.</summary>
    public int? Year { get; init; }

    /// <summary>First year of the release decade, where a file states year or decade.</summary>
    public int? Decade { get; init; }

    /// <summary>Spotify's popularity 0–100, where a file states it.</summary>
    public double? Popularity { get; init; }

    /// <summary>Duration in seconds, where a file states it.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Twelve values: the nine mood features, then key, mode and duration in milliseconds; null when no file has the song's features.</summary>
    public float[]? Audio { get; init; }
}
