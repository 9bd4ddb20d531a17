using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Training;

/// <summary>What any recommender has to beat.</summary>
internal sealed class Baselines
{
    private readonly PlaylistCatalogue _catalogue;
    private readonly int[] _byPopularity;
    private readonly int[] _rank;

    public Baselines(PlaylistCatalogue catalogue, PlaylistCollection playlists)
    {
        _catalogue = catalogue;
        _byPopularity = [.. Enumerable.Range(0, catalogue.Count)
            .OrderByDescending(track => playlists.PlaylistsOf[track].Length).ThenByDescending(track => catalogue.Popularity(track) ?? 0).ThenBy(track => track)];
        _rank = new int[catalogue.Count];
        for (int i = 0; i < _byPopularity.Length; i++)
            _rank[_byPopularity[i]] = i;
    }

    /// <summary>The songs in most playlists.</summary>
    public IReadOnlyList<int> Popularity(IReadOnlyList<int> given, int take)
    {
        var used = given.ToHashSet();
        return [.. _byPopularity.Where(track => !used.Contains(track)).Take(take)];
    }

    /// <summary>Songs of the artists given, most frequent artist first, then the most popular song; filled up by popularity.</summary>
    public IReadOnlyList<int> SameArtist(IReadOnlyList<int> given, int take)
    {
        var used = given.ToHashSet();
        var artists = given.Select(_catalogue.MainArtist).Where(artist => artist >= 0).CountBy(artist => artist)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key);
        int[] own = [.. artists.SelectMany(pair => _catalogue.TracksOfArtist[pair.Key].ToArray().OrderBy(track => _rank[track]))
            .Where(used.Add).Take(take)];
        return [.. own, .. _byPopularity.Where(track => !used.Contains(track)).Take(take - own.Length)];
    }
}
