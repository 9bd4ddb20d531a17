using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Files;

/// <summary>A song that was named, with what the catalogue has for it.</summary>
/// <param name="Asked">As the file names it.</param>
/// <param name="Found">The catalogue's; null where it has none.</param>
/// <param name="IsSure">Whether title and artist are the same; otherwise a person has to confirm it.</param>
public sealed record SongMatch(UploadedTrack Asked, TrackItem? Found, bool IsSure)
{
    /// <summary>Whether an unsure one was confirmed.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What takes part.</summary>
    public UploadedTrack? Used => Found is { } found && (IsSure || IsConfirmed)
        ? Asked with { Id = found.Id }
        : Asked.Features is not null ? Asked : null;
}
