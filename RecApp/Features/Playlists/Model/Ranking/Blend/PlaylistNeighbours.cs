using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>What the playlists at hand say; everything of the ranker that depends on which song stands in which playlist.</summary>
internal sealed class PlaylistNeighbours
{
    private readonly SparseRows _artistsOfPlaylist;

    public PlaylistNeighbours(BlendContent content, PlaylistCollection playlists, ContentVectors vectors)
    {
        var (catalogue, titles) = (content.Catalogue, content.Titles);
        Playlists = playlists;
        Vectors = vectors;
        int titleCount = titles.Length == 0 ? 0 : titles.Max() + 1;
        PlaylistCounts = [.. Enumerable.Range(0, catalogue.Count).Select(track => MathF.Log(1 + playlists.PlaylistsOf[track].Length))];
        LargestPlaylistCount = PlaylistCounts.DefaultIfEmpty().Max();
        Titles = IntegerLists.From(Enumerable.Range(0, playlists.Count).Select(playlist => Distinct(playlists.TracksOf[playlist], titles)));
        PlaylistsOfTitle = Titles.Inverted(titleCount);
        var credits = Enumerable.Range(0, playlists.Count).Select(playlist => Credits(catalogue, playlists.TracksOf[playlist])).ToArray();
        var frequency = new int[catalogue.ArtistCount];
        foreach (int artist in credits.SelectMany(row => row.Keys))
            frequency[artist]++;
        Rarity = [.. frequency.Select(count => MathF.Log((playlists.Count + 1) / (count + 0.5f)))];
        _artistsOfPlaylist = SparseRows.From(credits.Select(Normalised));
        PlaylistsOfArtist = _artistsOfPlaylist.Transposed(catalogue.ArtistCount);
    }

    /// <summary>The playlists themselves.</summary>
    public PlaylistCollection Playlists { get; }

    /// <summary>What the features of songs are worth, learned from the playlists.</summary>
    public ContentVectors Vectors { get; }

    /// <summary>[tracks] <see cref="BlendSignal.PlaylistCount"/>.</summary>
    public float[] PlaylistCounts { get; }

    public float LargestPlaylistCount { get; }

    /// <summary>Titles by playlist, ascending.</summary>
    public IntegerLists Titles { get; }

    /// <summary>Playlists by title, ascending.</summary>
    public IntegerLists PlaylistsOfTitle { get; }

    /// <summary>[artists × playlists] share of the artist in the playlist; a playlist's shares have length 1.</summary>
    public SparseRows PlaylistsOfArtist { get; }

    /// <summary>[artists] logarithm of how rare the artist is in playlists.</summary>
    public float[] Rarity { get; }

    /// <summary>Artists of a playlist, ascending.</summary>
    public ReadOnlySpan<int> Artists(int playlist) => _artistsOfPlaylist.Columns(playlist);

    private static int[] Distinct(ReadOnlySpan<int> tracks, int[] titles)
    {
        var distinct = new SortedSet<int>();
        foreach (int track in tracks)
            distinct.Add(titles[track]);
        return [.. distinct];
    }

    // The main artist of a song counts whole, guests half.
    private static SortedDictionary<int, float> Credits(PlaylistCatalogue catalogue, ReadOnlySpan<int> tracks)
    {
        var credits = new SortedDictionary<int, float>();
        foreach (int track in tracks)
        {
            float credit = 1;
            foreach (int artist in catalogue.ArtistsOfTrack[track])
            {
                credits[artist] = credits.GetValueOrDefault(artist) + credit;
                credit = GivenArtists.GuestCredit;
            }
        }
        return credits;
    }

    private IEnumerable<(int, float)> Normalised(SortedDictionary<int, float> credits)
    {
        float[] weights = [.. credits.Select(pair => MathF.Log(1 + pair.Value) * Rarity[pair.Key])];
        float length = MathF.Sqrt(weights.Sum(weight => weight * weight));
        return credits.Keys.Zip(weights, (artist, weight) => (artist, length > 0 ? weight / length : 0)).ToArray();
    }
}
