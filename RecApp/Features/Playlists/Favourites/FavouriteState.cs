using RecApp.Spotify.Api;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>What the page keeps about somebody's Spotify while they are on another page.</summary>
public sealed class FavouriteState
{
    private HashSet<string> _taken = [];

    /// <summary>What is chosen in the form.</summary>
    public FavouriteChoice Choice { get; set; } = new();

    /// <summary>Playlists to choose from; null until they have been read.</summary>
    public IReadOnlyList<SpotifyPlaylist>? Playlists { get; set; }

    /// <summary>What was read last; null before the first.</summary>
    public FavouriteSongs? Read { get; private set; }

    /// <summary>Songs of it that the form has no room for.</summary>
    public int LeftOut { get; private set; }

    public string? Account { get; private set; }

    /// <summary>The name that the person has typed for the playlist to save; null until then.</summary>
    public string? SaveName { get; set; }

    /// <summary>What is being saved or has been.</summary>
    public SavedPlaylist? Saved { get; set; }

    /// <summary>Puts favourites into the form in place of those before; songs chosen by hand stay.</summary>
    public void Take(FavouriteSongs read, Page.PlaylistForm form)
    {
        Read = read;
        if (read.Songs.Count == 0)
            return;
        form.Songs.RemoveAll(song => _taken.Contains(song.Id));
        var byHand = form.Songs.Select(song => song.Id).ToHashSet(StringComparer.Ordinal);
        var added = form.Add(read.Songs);
        _taken = [.. form.Songs.Where(song => !byHand.Contains(song.Id)).Select(song => song.Id)];
        LeftOut = read.Songs.Count(song => !byHand.Contains(song.Id)) - added;
    }

    /// <summary>Forgets what belongs to another account than the one signed in, or to nobody any more.</summary>
    public void BelongTo(string? account)
    {
        if (Account == account)
            return;
        (Account, Playlists, Read, LeftOut, Saved) = (account, null, null, 0, null);
    }
}
