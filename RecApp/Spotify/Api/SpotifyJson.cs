using System.Globalization;

namespace RecApp.Spotify.Api;

// What the Web API answers, as far as it is read. Anything may be missing: nulls are sorted out where these become our own records.

internal sealed record PageJson<T>(int Total, IReadOnlyList<T?>? Items)
    where T : class;

/// <summary>An entry of saved songs (<c>track</c>) or of a playlist (<c>item</c>; <c>track</c> for older applications).</summary>
internal sealed record EntryJson(DateTimeOffset? AddedAt, TrackJson? Item, TrackJson? Track)
{
    public SpotifySong? ToSong() => (Item ?? Track)?.ToSong(AddedAt);
}

internal sealed record TrackJson(string? Id, string? Name, string? Type, IReadOnlyList<NamedJson?>? Artists, AlbumJson? Album)
{
    /// <summary>Null for anything but a song, such as an episode of a podcast.</summary>
    public SpotifySong? ToSong(DateTimeOffset? addedAt = null) => Type is not null and not "track" || string.IsNullOrWhiteSpace(Name)
        ? null
        : new(SpotifyText.Id(Id), SpotifyText.Short(Name), [.. (Artists ?? []).Select(artist => SpotifyText.Short(artist?.Name)).Where(name => name.Length > 0).Take(10)], Album?.Year, addedAt);
}

/// <summary>The release date has the precision that is known: year, month or day.</summary>
internal sealed record AlbumJson(string? ReleaseDate, IReadOnlyList<ImageJson?>? Images = null)
{
    /// <summary>The smallest picture that a tile of 44 pixels looks sharp with; null for none on Spotify's own server for them.</summary>
    public string? Cover => Images?.OfType<ImageJson>().Where(image => SpotifyText.IsCover(image.Url))
        .OrderBy(image => image.Width is >= 64 or null ? image.Width ?? int.MaxValue : int.MaxValue).FirstOrDefault()?.Url;

    public int? Year => ReleaseDate is { Length: >= 4 } date && int.TryParse(date.AsSpan(0, 4), CultureInfo.InvariantCulture, out var year) && year is >= 1880 and <= 2100 ? year : null;
}

/// <summary>A picture; its size may be unknown.</summary>
internal sealed record ImageJson(string? Url, int? Width);

/// <summary>Several songs in the order asked for; null for one that is not there.</summary>
internal sealed record TracksJson(IReadOnlyList<TrackJson?>? Tracks);

internal sealed record NamedJson(string? Id, string? Name);

internal sealed record UserJson(string? Id, string? DisplayName);

/// <summary>A playlist; its size stands under <c>items</c>, for older applications under <c>tracks</c>.</summary>
internal sealed record PlaylistJson(string? Id, string? Name, NamedJson? Owner, CountJson? Items, CountJson? Tracks);

internal sealed record CountJson(int? Total);

internal sealed record SnapshotJson(string? SnapshotId);
