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

    /// <summary>Playlists to add, where there are several.</summary>
    public IReadOnlyList<PlaylistItem> Playlists { get; init; } = [];

    /// <summary>The songs to add.</summary>
    public IReadOnlyList<TrackItem> Tracks { get; init; } = [];
}

/// <summary>Finds in the catalogue what a Spotify link points to. Nothing is fetched from Spotify.</summary>
public sealed class LinkResolver(PlaylistService playlists)
{
    /// <summary>Longest text read: some two hundred links, or an embed code.</summary>
    public const int MaximumLength = 20_000;

    private const int MostLinks = 500;

    /// <summary>Reads a link, URI, embed code or bare id, or any number of them in any text, and looks them up.</summary>
    /// <exception cref="Bundles.ModelUnavailableException">The catalogue can't be read.</exception>
    public async Task<LinkOutcome> ResolveAsync(string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new("Paste a link first.") { Refused = true };
        if (text.Length > MaximumLength)
            return new($"This is longer than {MaximumLength:N0} characters. Paste a part of it, or save it as a file and upload that.") { Refused = true };
        if (SpotifyLink.TryParse(text, out var link))
            return await ResolveAsync(link, cancellationToken);
        var links = SpotifyLink.FindAll(text).Distinct().Take(MostLinks).ToList();
        return links switch
        {
            [] => new(SpotifyOther.Explain(text) ?? "This is not a Spotify link that can be used. " + SpotifyLink.Accepted) { Refused = true },
            [var only] => await ResolveAsync(only, cancellationToken),
            _ => await ResolveAsync(links, SpotifyOther.Explain(text), cancellationToken),
        };
    }

    private async Task<LinkOutcome> ResolveAsync(IReadOnlyList<SpotifyLink> links, string? others, CancellationToken cancellationToken)
    {
        List<TrackItem> tracks = [];
        List<PlaylistItem> lists = [];
        int missing = 0;
        foreach (var link in links)
        {
            var outcome = await ResolveAsync(link, cancellationToken);
            tracks.AddRange(outcome.Tracks);
            if (outcome.Playlist is { } playlist)
                lists.Add(playlist);
            missing += outcome.Missing is null ? 0 : 1;
        }
        string[] added =
        [
            .. lists.Count > 0 ? [lists.Count == 1 ? $"the playlist “{lists[0].Name}”" : $"{lists.Count:N0} playlists"] : Array.Empty<string>(),
            .. tracks.Count > 0 ? [tracks.Count == 1 ? "1 song" : $"{tracks.Count:N0} songs"] : Array.Empty<string>(),
        ];
        string message = added.Length > 0 ? $"Added {string.Join(" and ", added)} from {links.Count:N0} links." : "None of these links leads to anything in the catalogue.";
        return new(message + (missing > 0 && added.Length > 0 ? $" Not in the catalogue: {missing:N0}." : "") + (others is null ? "" : $" Left out: {others}"))
        {
            Tracks = tracks,
            Playlists = lists,
            Refused = added.Length == 0,
        };
    }

    private async Task<LinkOutcome> ResolveAsync(SpotifyLink link, CancellationToken cancellationToken)
    {
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
