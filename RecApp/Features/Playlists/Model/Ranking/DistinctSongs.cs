using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>
/// Tells whether a song is one that stands in a list already, under whatever id: another album's, a remaster, a live recording, a remix,
/// or the same with other guests. Titles that are equal but for what names an edition, by an artist in common, are one song.
/// </summary>
internal sealed class DistinctSongs
{
    private readonly PlaylistCatalogue _catalogue;
    private readonly HashSet<int> _same = [];
    private readonly Dictionary<string, List<int>> _byTitle = new(StringComparer.Ordinal);

    /// <param name="catalogue">Knows titles and artists.</param>
    /// <param name="given">Songs that must not come back.</param>
    public DistinctSongs(PlaylistCatalogue catalogue, IReadOnlyList<int> given)
    {
        _catalogue = catalogue;
        foreach (int track in given)
            Add(track);
    }

    /// <summary>Adds a song; false when it stands there already.</summary>
    public bool Add(int track)
    {
        if (!_same.Add(_catalogue.SameSong(track)))
            return false;
        string title = _catalogue.TitleWithoutEdition(track);
        if (title.Length == 0)
            return true;
        if (!_byTitle.TryGetValue(title, out var others))
            _byTitle.Add(title, others = []);
        int[] artists = [.. _catalogue.ArtistsOfTrack[track]];
        bool isNew = !others.Any(other => _catalogue.ArtistsOfTrack[other].IndexOfAny(artists) >= 0);
        if (isNew)
            others.Add(track);
        return isNew;
    }
}
