using System.Text.Json.Serialization;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>Saves songs as a private playlist; a saving that breaks off is gone on with where it ended.</summary>
public sealed class PlaylistSaver(SpotifyApi spotify)
{
    /// <summary>Longest name that Spotify takes.</summary>
    public const int LongestName = 100;

    /// <summary>Makes the playlist unless <paramref name="saving"/> has one, and adds the songs that are not in it yet.</summary>
    /// <exception cref="SpotifyException">Spotify does not do it; what is done stays noted in <paramref name="saving"/>.</exception>
    public async Task SaveAsync(SpotifySession session, SavedPlaylist saving, CancellationToken cancellationToken)
    {
        saving.Id ??= await spotify.CreatePlaylistAsync(session, saving.Name, "Recommended by RecApp.", cancellationToken);
        while (saving.Added < saving.Songs.Count)
        {
            string[] next = [.. saving.Songs.Skip(saving.Added).Take(SpotifyApi.SongsPerRequest)];
            await spotify.AddSongsAsync(session, saving.Id, next, cancellationToken);
            saving.Added += next.Length;
        }
    }
}

/// <summary>A playlist being saved.</summary>
/// <param name="name">Its name, 1–100 characters.</param>
/// <param name="account">Id of the account it is saved in.</param>
/// <param name="songs">Ids of its songs, in order.</param>
public sealed class SavedPlaylist(string name, string account, IReadOnlyList<string> songs)
{
    public string Name { get; } = name;

    /// <summary>Id of the account it is saved in.</summary>
    public string Account { get; } = account;

    /// <summary>Ids of its songs, in order.</summary>
    public IReadOnlyList<string> Songs { get; } = songs;

    /// <summary>Id at Spotify; null until it has been made.</summary>
    [JsonInclude]
    public string? Id { get; internal set; }

    /// <summary>Songs that are in it.</summary>
    [JsonInclude]
    public int Added { get; internal set; }

    /// <summary>Whether all of it is saved.</summary>
    public bool IsComplete => Id is not null && Added == Songs.Count;
}
