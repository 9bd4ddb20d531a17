using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Text;

namespace RecApp.Features.Playlists.Files;

/// <summary>Finds the songs of a file in the catalogue: by id, by title and artist, and where neither is the same by what a search would find.</summary>
internal sealed class SongMatcher(PlaylistModel model)
{
    // A search takes a millisecond or two.
    private const int MostSearched = 500;

    private readonly CatalogueMatch _match = new(model.Catalogue);
    private int _searched;

    /// <summary>The songs with what was found for each, in their order.</summary>
    public IReadOnlyList<SongMatch> Match(IReadOnlyList<UploadedTrack> songs, CancellationToken cancellationToken)
    {
        var matches = new SongMatch[songs.Count];
        foreach (var (place, song) in songs.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            matches[place] = Match(song);
        }
        return matches;
    }

    private SongMatch Match(UploadedTrack song)
    {
        string[] artists = song.Artist.Split([',', ';', '&', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        int found = _match.Find(song.Id, song.Name, [song.Artist, .. artists]);
        if (found >= 0)
            return new(song, CatalogueItems.Track(model.Catalogue, found), IsSure: true);
        found = song.Name.Length > 0 && _searched++ < MostSearched ? Likely(song, artists) : -1;
        return new(song, found < 0 ? null : CatalogueItems.Track(model.Catalogue, found), IsSure: false);
    }

    // The same title by somebody whose name is written in another way, or a title with a slip by the same artist.
    private int Likely(UploadedTrack song, string[] artists)
    {
        string title = SongKey.Of(song.Name, "").TrimEnd('\n');
        string[] asked = [.. artists.Select(TextFolding.Words).Where(name => name.Length > 0)];
        if (title.Length == 0 || asked.Length == 0)
            return -1;
        foreach (int track in model.Search.Songs($"{title} {asked[0]}", 5).Concat(model.Search.Songs(title, 10)))
        {
            string theirs = SongKey.Of(model.Catalogue.Name(track), "").TrimEnd('\n');
            string artist = TextFolding.Words(model.Catalogue.Artist(track));
            bool sameTitle = Near(title, theirs), sameArtist = asked.Any(name => artist.Contains(name, StringComparison.Ordinal) || name.Contains(artist, StringComparison.Ordinal) || Near(name, artist));
            if (sameTitle && sameArtist)
                return track;
        }
        return -1;
    }

    private static bool Near(string one, string other) => EditDistance.Between(one, other) <= Math.Max(one.Length, other.Length) / 6;
}
