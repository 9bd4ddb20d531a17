using RecApp.Bundles;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>All files in memory, merged by song id; the same files always give the same order.</summary>
public sealed record PlaylistDataset
{
    /// <summary>Every song of every file, ascending by id (ordinal).</summary>
    public required IReadOnlyList<DatasetTrack> Tracks { get; init; }

    /// <summary>Every playlist, editorial ones first, then by id. One that stands in both sources is one editorial playlist with the songs of both.</summary>
    public required IReadOnlyList<DatasetPlaylist> Playlists { get; init; }

    /// <summary>Lists of songs that visitors of a server kept, as <see cref="Tracks"/>' places: what songs have in common is learnt from them too, but they are no playlists.</summary>
    public IReadOnlyList<int[]> Said { get; init; } = [];

    /// <summary>Every artist that a song names, ascending by key (ordinal).</summary>
    public required IReadOnlyList<DatasetArtist> Artists { get; init; }

    /// <summary>What Last.fm's listeners heard, of the artists above.</summary>
    public required IReadOnlyList<Listening> Listenings { get; init; }

    /// <summary>The files' origin, hash and rows.</summary>
    public required IReadOnlyList<DataSource> Sources { get; init; }
}
