namespace RecApp.Spotify.Api;

/// <summary>Who is signed in.</summary>
/// <param name="Id">Spotify's id of the account.</param>
/// <param name="Name">As the account shows it; the id where it shows none.</param>
public sealed record SpotifyUser(string Id, string Name);

/// <summary>A song of somebody's account.</summary>
/// <param name="Id">22 letters and digits; null for a file of the person's own.</param>
/// <param name="Name">Title.</param>
/// <param name="Artists">Names, the main artist first; may be none.</param>
/// <param name="Year">Release year of its album, when known.</param>
/// <param name="AddedAt">When it was saved or put into the list, when known.</param>
public sealed record SpotifySong(string? Id, string Name, IReadOnlyList<string> Artists, int? Year, DateTimeOffset? AddedAt);

/// <summary>A playlist of somebody's account.</summary>
/// <param name="Id">22 letters and digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Songs">How many entries it has; null where Spotify does not say.</param>
/// <param name="IsOwn">Whether the person owns it, and does not only follow it.</param>
public sealed record SpotifyPlaylist(string Id, string Name, int? Songs, bool IsOwn);

/// <summary>The spans over which Spotify counts what somebody plays.</summary>
public enum SpotifyRange
{
    /// <summary>About four weeks.</summary>
    ShortTerm,

    /// <summary>About six months.</summary>
    MediumTerm,

    /// <summary>About a year.</summary>
    LongTerm,
}

/// <summary>How far reading a long list is.</summary>
/// <param name="Read">Entries read.</param>
/// <param name="Total">Entries there are, as Spotify says.</param>
public sealed record ReadProgress(int Read, int Total);
