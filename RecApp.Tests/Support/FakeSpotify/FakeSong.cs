namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>A song in somebody's account.</summary>
/// <param name="Id">Null for a file of the person's own.</param>
public sealed record FakeSong(string? Id, string Name, string Artist, string ReleaseDate = "1999-05-04", string Type = "track")
{
    /// <summary>When it was saved.</summary>
    public DateTimeOffset AddedAt { get; init; } = new(2026, 2, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Address of its cover; null for none.</summary>
    public string? Cover { get; init; }

    internal object Json => new
    {
        id = Id,
        name = Name,
        type = Type,
        is_local = Id is null,
        uri = Id is null ? $"spotify:local:{Artist}::{Name}:180" : $"spotify:{Type}:{Id}",
        artists = new[] { new { id = (string?)null, name = Artist } },
        album = new { name = "Album", release_date = ReleaseDate, images = Cover is null ? [] : new[] { new { url = Cover + "640", width = 640 }, new { url = Cover, width = 64 } } },
    };
}

/// <summary>A playlist in somebody's account.</summary>
public sealed class FakePlaylist(string id, string name, string owner)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string Owner { get; } = owner;

    public bool IsPublic { get; init; }

    public List<FakeSong> Songs { get; init; } = [];

    internal object Json => new { id = Id, name = Name, owner = new { id = Owner }, items = new { total = Songs.Count }, @public = IsPublic };
}

/// <summary>The account that signs in.</summary>
public sealed class FakeAccount
{
    public string Id { get; init; } = "listener";

    public string? Name { get; init; } = "Lena <b>Listener</b>";

    /// <summary>Latest first, as the Web API lists them.</summary>
    public List<FakeSong> Saved { get; init; } = [];

    public Dictionary<string, List<FakeSong>> TopSongs { get; init; } = new() { ["short_term"] = [], ["medium_term"] = [], ["long_term"] = [] };

    public Dictionary<string, List<string>> TopArtists { get; init; } = new() { ["short_term"] = [], ["medium_term"] = [], ["long_term"] = [] };

    public List<FakePlaylist> Playlists { get; init; } = [];
}
