namespace RecApp.Features.Playlists.Api;

/// <summary>A playlist as search results and chips show it.</summary>
/// <param name="Id">Spotify id.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind"><c>editorial</c> or <c>archived</c>.</param>
/// <param name="Genre">Genre of the source, when it states one.</param>
/// <param name="Subgenre">Subgenres of the source, separated by a comma and a blank.</param>
/// <param name="Tracks">How many songs it has.</param>
public sealed record PlaylistItem(string Id, string Name, string Kind, string? Genre, string? Subgenre, int Tracks);

/// <summary>A song as search results and chips show it.</summary>
/// <param name="Id">Spotify id.</param>
/// <param name="Name">Title.</param>
/// <param name="Artist">Artists, separated by a comma and a blank.</param>
/// <param name="Album">Album, when known.</param>
/// <param name="Year">Release year, when known.</param>
/// <param name="DurationSeconds">Duration, when known.</param>
/// <param name="HasFeatures">Whether the catalogue has its audio features.</param>
public sealed record TrackItem(
    string Id, string Name, string Artist, string? Album, int? Year, double? DurationSeconds, bool HasFeatures);

/// <summary>An album and those of its songs that the catalogue has.</summary>
public sealed record AlbumItem(string Id, string Name, IReadOnlyList<TrackItem> Tracks);
