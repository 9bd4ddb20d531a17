namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>A playlist of the files.</summary>
/// <param name="Id">Spotify id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Genre">Genre of the source; empty for archived ones.</param>
/// <param name="Subgenre">Subgenres of the source, separated by a comma and a blank; empty for archived ones.</param>
/// <param name="Tracks">Ascending indices into <see cref="PlaylistDataset.Tracks"/>, each once.</param>
public sealed record DatasetPlaylist(string Id, string Name, PlaylistKind Kind, string Genre, string Subgenre, int[] Tracks);

/// <summary>Where a playlist comes from.</summary>
public enum PlaylistKind : byte
{
    /// <summary>Collected by genre and subgenre.</summary>
    Editorial,

    /// <summary>From the archive; all songs that ever stood in it.</summary>
    Archived,
}

/// <summary>An artist named by a song.</summary>
/// <param name="Name">As the first file spells it.</param>
/// <param name="Key">Spelling to compare by, see <see cref="RecApp.Text.TextFolding.Name"/>.</param>
/// <param name="Genres">Genres; empty when no file knows them.</param>
/// <param name="Followers">Followers on Spotify; null when unknown.</param>
/// <param name="Popularity">Spotify's popularity 0–100; null when unknown.</param>
public sealed record DatasetArtist(string Name, string Key, IReadOnlyList<string> Genres, double? Followers, double? Popularity);

/// <summary>A listener of Last.fm and an artist heard, both numbered.</summary>
/// <param name="Listener">From 0.</param>
/// <param name="Artist">Index into <see cref="PlaylistDataset.Artists"/>.</param>
/// <param name="Plays">How often.</param>
public readonly record struct Listening(int Listener, int Artist, double Plays);

/// <summary>Kinds of playlists as page and API spell them.</summary>
internal static class KindName
{
    public static string Of(PlaylistKind kind) => kind == PlaylistKind.Editorial ? "editorial" : "archived";
}
