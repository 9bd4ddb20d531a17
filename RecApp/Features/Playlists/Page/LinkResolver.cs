using RecApp.Features.Playlists.Api;
using RecApp.Spotify;

namespace RecApp.Features.Playlists.Page;

/// <summary>What became of a pasted link.</summary>
/// <param name="Message">One sentence for the person who pasted it.</param>
public sealed record LinkOutcome(string Message)
{
    /// <summary>The text is no Spotify link.</summary>
    public bool Refused { get; init; }

    /// <summary>A valid link to something that the catalogue does not have.</summary>
    public SpotifyLink? Missing { get; init; }

    /// <summary>The playlist to add.</summary>
    public PlaylistItem? Playlist { get; init; }

    /// <summary>The songs to add.</summary>
    public IReadOnlyList<TrackItem> Tracks { get; init; } = [];
}

/// <summary>Finds in the catalogue what a Spotify link points to. Nothing is fetched from Spotify.</summary>
public sealed class LinkResolver(PlaylistService playlists)
{
    /// <summary>Longest text read; an embed code has about 400 characters.</summary>
    public const int MaximumLength = 2000;

    /// <summary>Reads a link, URI, embed code or bare id and looks it up.</summary>
    /// <exception cref="Bundles.ModelUnavailableException">The catalogue can't be read.</exception>
    public async Task<LinkOutcome> ResolveAsync(string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new("Paste a link first.") { Refused = true };
        if (text.Length > MaximumLength || !SpotifyLink.TryParse(text, out var link))
            return new("This is not a Spotify link that can be used. " + SpotifyLink.Accepted) { Refused = true };

        if (link.Kind is null or SpotifyKind.Playlist && await PlaylistAsync(link.Id, cancellationToken) is { } playlist)
            return playlist;
        if (link.Kind is null or SpotifyKind.Track && await TrackAsync(link.Id, cancellationToken) is { } track)
            return track;
        if (link.Kind is null or SpotifyKind.Album && await AlbumAsync(link.Id, cancellationToken) is { } album)
            return album;
        var thing = link.Kind switch
        {
            SpotifyKind.Playlist => "This playlist",
            SpotifyKind.Track => "This song",
            SpotifyKind.Album => "This album",
            _ => "What this id stands for",
        };
        return new($"{thing} is not in the catalogue, so it can't be used by its link.") { Missing = link };
    }

    private async Task<LinkOutcome?> PlaylistAsync(string id, CancellationToken cancellationToken) =>
        await playlists.PlaylistsAsync([id], cancellationToken) is [var found]
            ? new($"Added the playlist “{found.Name}” with its {found.Tracks:N0} songs.") { Playlist = found }
            : null;

    private async Task<LinkOutcome?> TrackAsync(string id, CancellationToken cancellationToken) =>
        await playlists.TracksAsync([id], cancellationToken) is [var found]
            ? new($"Added “{found.Name}” by {found.Artist}.") { Tracks = [found] }
            : null;

    private async Task<LinkOutcome?> AlbumAsync(string id, CancellationToken cancellationToken) =>
        await playlists.AlbumAsync(id, cancellationToken) is { Tracks.Count: > 0 } found
            ? new($"Added from the album “{found.Name}”: {(found.Tracks.Count == 1 ? "1 song" : $"{found.Tracks.Count:N0} songs")} that the catalogue has.") { Tracks = found.Tracks }
            : null;
}
