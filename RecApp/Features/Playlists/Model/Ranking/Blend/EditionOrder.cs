using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// Keeps other editions of a song (same title and main artist under another id) out of the places that people look at.
/// Where they are asked for, they come in further down: playlists do hold several editions, and a long list comes nearer to one with them.
/// </summary>
internal sealed class EditionOrder(PlaylistCatalogue catalogue)
{
    /// <summary>In so many first places each song stands once, and no other edition of a song given, even where editions are asked for.</summary>
    public const int Distinct = 50;

    /// <summary>Each song once, and none of those given.</summary>
    /// <inheritdoc cref="Take"/>
    public List<int> TakeOnce(IReadOnlyList<int> given, int[] songs, int[] places, int take)
    {
        DistinctSongs distinct = new(catalogue, given);
        return [.. places.Where(place => distinct.Add(songs[place])).Take(take)];
    }

    /// <summary>With other editions of them behind the first places.</summary>
    /// <param name="given">The songs given.</param>
    /// <param name="songs">Candidates.</param>
    /// <param name="places">Places in <paramref name="songs"/>, best first.</param>
    /// <param name="take">How many at most.</param>
    /// <returns>Places in <paramref name="songs"/>, best first.</returns>
    public List<int> Take(IReadOnlyList<int> given, int[] songs, int[] places, int take)
    {
        var used = new HashSet<int>(given.Select(catalogue.SameSong));
        List<int> first = [], later = [];
        foreach (int place in places)
        {
            if (first.Count + later.Count >= take && first.Count >= Math.Min(take, Distinct))
                break;
            if (first.Count >= Distinct || used.Add(catalogue.SameSong(songs[place])))
                first.Add(place);
            else
                later.Add(place);
        }
        if (first.Count < Distinct || take <= Distinct)
            return first[..Math.Min(take, first.Count)];
        // Those held back have earned the places right behind.
        return [.. first.Take(Distinct).Concat(later).Concat(first.Skip(Distinct)).Take(take)];
    }
}
