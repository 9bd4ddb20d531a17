using System.Globalization;
using RecApp.Features.Playlists.Api;

namespace RecApp.Features.Playlists.Page;

/// <summary>A song or playlist found while typing; exactly one of the two is set.</summary>
public sealed record SearchHit(TrackItem? Track, PlaylistItem? Playlist)
{
    /// <summary>As plain text.</summary>
    public string Text => Track is not null ? $"{Track.Name} – {Track.Artist}" : Playlist!.Name;

    /// <summary>What stands under the name.</summary>
    public string Detail => Track is not null
        ? string.Join(" · ", new[] { Track.Artist, Track.Album, Track.Year?.ToString("0", CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)))
        : string.Join(" · ", new[] { "Playlist", Playlist!.Genre, $"{Playlist.Tracks:N0} songs" }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Both kinds in one list: a few playlists first, because there are far fewer of them.</summary>
    public static IReadOnlyList<SearchHit> Merge(IReadOnlyList<PlaylistItem> playlists, IReadOnlyList<TrackItem> tracks) =>
        [.. playlists.Select(playlist => new SearchHit(null, playlist)), .. tracks.Select(track => new SearchHit(track, null))];
}
