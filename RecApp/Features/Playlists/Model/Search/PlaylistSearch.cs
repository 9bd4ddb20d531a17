using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Text;

namespace RecApp.Features.Playlists.Model.Search;

/// <summary>Type-ahead over songs (with artists) and playlists; immutable.</summary>
public sealed class PlaylistSearch
{
    private const int LongestName = 200;

    private readonly PlaylistCatalogue _catalogue;
    private readonly PlaylistCollection _playlists;
    private readonly WordSearch _songs;
    private readonly WordSearch _lists;

    internal PlaylistSearch(PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        (_catalogue, _playlists) = (catalogue, playlists);
        (string Words, string Further)[] artists = [.. Enumerable.Range(0, catalogue.ArtistCount).Select(artist => catalogue.ArtistName(artist)).Select(Words)];
        var songs = Enumerable.Range(0, catalogue.Count).Select(track => SongWords(track, artists));
        _songs = new(WordIndex.From(songs), [.. Enumerable.Range(0, catalogue.Count).Select(SongProminence)]);
        _lists = new(
            WordIndex.From(Enumerable.Range(0, playlists.Count).Select(playlist => Words(playlists[playlist].Name))),
            [.. Enumerable.Range(0, playlists.Count).Select(playlist => Math.Min(1, MathF.Log2(1 + playlists.TracksOf[playlist].Length) / 12))]);
    }

    /// <summary>Songs that fit, best first, each song once.</summary>
    /// <param name="query">Beginnings of words of title and artists, in any order.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<int> Songs(string? query, int take)
    {
        string[] words = WordSearch.Words(query);
        var seen = new HashSet<int>();
        return [.. Ranked(_songs.Find(words, Math.Max(100, 3 * take), Editions.Of(words)), query, _catalogue.Name)
            .Where(track => seen.Add(_catalogue.SameSong(track))).Take(take)];
    }

    /// <summary>Playlists that fit, best first.</summary>
    /// <param name="query">Beginnings of words of the name, in any order.</param>
    /// <param name="take">How many at most.</param>
    public IReadOnlyList<int> Playlists(string? query, int take)
    {
        string[] words = WordSearch.Words(query);
        return [.. Ranked(_lists.Find(words, Math.Max(50, take)), query, playlist => _playlists[playlist].Name).Take(take)];
    }

    // A name that is, or begins with, exactly what was typed comes first.
    private static IEnumerable<int> Ranked(List<(int Item, float Score)> found, string? query, Func<int, string> name)
    {
        string typed = TitleWords.Fold(query is { Length: > LongestName } ? query[..LongestName] : query ?? "");
        return found.OrderByDescending(pair => pair.Score + Bonus(TitleWords.Fold(name(pair.Item)), typed)).ThenBy(pair => pair.Item).Select(pair => pair.Item);
    }

    private static float Bonus(string name, string typed)
    {
        if (string.Equals(name, typed, StringComparison.Ordinal))
            return 1;
        return name.StartsWith(typed, StringComparison.Ordinal) ? 0.5f : 0;
    }

    private static (string Words, string Further) Words(string name) => (TitleWords.Fold(name), TitleWords.Further(name));

    private (string Words, string Further) SongWords(int track, (string Words, string Further)[] artists)
    {
        var text = Words(_catalogue.Name(track));
        foreach (int artist in _catalogue.ArtistsOfTrack[track])
            text = ($"{text.Words} {artists[artist].Words}", $"{text.Further} {artists[artist].Further}");
        return text;
    }

    private float SongProminence(int track) =>
        0.6f * (_catalogue.Popularity(track) ?? 0) / 100f + 0.4f * Math.Min(1, MathF.Log2(1 + _playlists.PlaylistsOf[track].Length) / 5);
}
