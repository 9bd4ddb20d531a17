using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>How artists are related by what doesn't depend on playlists: songs together, listeners, genres.</summary>
internal sealed class ArtistRelations
{
    // Artists with few listeners are compared with reserve.
    private const float ListenerPrior = 10;

    private readonly SparseRows _together;
    private readonly SparseRows _listeners;
    private readonly SparseRows _heard;
    private readonly SparseRows _genres;
    private readonly int[] _withGenres;
    private readonly int _genreCount;

    public ArtistRelations(PlaylistCatalogue catalogue, IntegerLists heard)
    {
        _together = Together(catalogue);
        var listenersOf = heard.Inverted(catalogue.ArtistCount);
        _heard = SparseRows.From(Enumerable.Range(0, heard.Count).Select(listener => heard[listener].ToArray()
            .Select(artist => (artist, 1 / MathF.Sqrt(listenersOf[artist].Length + ListenerPrior)))));
        _listeners = _heard.Transposed(catalogue.ArtistCount);
        _genreCount = catalogue.GenreCount;
        _genres = Genres(catalogue);
        _withGenres = [.. Enumerable.Range(0, catalogue.ArtistCount).Where(HasGenres)];
    }

    public int Listeners => _heard.Count;

    /// <summary>Artists who share songs with an artist, and how strongly.</summary>
    public SparseRows SongsTogether => _together;

    /// <summary>Whether genres of the artist are known.</summary>
    public bool HasGenres(int artist) => !_genres.Columns(artist).IsEmpty;

    /// <summary>Adds how much each artist sings with those given.</summary>
    public void AddTogether(int artist, float weight, Span<float> sums) => _together.AddRow(artist, weight, sums);

    /// <summary>How much each artist is heard by those who hear the artists given.</summary>
    public void AddListeners(ReadOnlySpan<int> artists, ReadOnlySpan<float> weights, Span<float> sums)
    {
        var listeners = new float[Listeners];
        float total = 0;
        for (int i = 0; i < artists.Length; i++)
        {
            _listeners.AddRow(artists[i], weights[i], listeners);
            total += weights[i];
        }
        for (int listener = 0; listener < listeners.Length; listener++)
        {
            if (listeners[listener] > 0)
                _heard.AddRow(listener, listeners[listener] / Math.Max(1, total), sums);
        }
    }

    /// <summary>How many listeners hear both artists.</summary>
    public int CommonListeners(int artist, int other)
    {
        var mine = _listeners.Columns(artist);
        var theirs = _listeners.Columns(other);
        int common = 0;
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            if (mine[i] == theirs[j])
                common++;
            int step = mine[i].CompareTo(theirs[j]);
            i += step <= 0 ? 1 : 0;
            j += step >= 0 ? 1 : 0;
        }
        return common;
    }

    /// <summary>Cosine of each artist's genres with those of the artists given; a rare genre counts more.</summary>
    /// <returns>How much the artists given agree with each other, 0–1.</returns>
    public float AddGenres(ReadOnlySpan<int> artists, ReadOnlySpan<float> weights, Span<float> sums)
    {
        var wanted = new float[_genreCount];
        float total = 0;
        for (int i = 0; i < artists.Length; i++)
        {
            _genres.AddRow(artists[i], weights[i], wanted);
            total += HasGenres(artists[i]) ? weights[i] : 0;
        }
        float length = MathF.Sqrt(wanted.Sum(weight => weight * weight));
        if (length == 0)
            return 0;
        foreach (int artist in _withGenres)
        {
            var columns = _genres.Columns(artist);
            var values = _genres.Values(artist);
            float product = 0;
            for (int i = 0; i < columns.Length; i++)
                product += values[i] * wanted[columns[i]];
            sums[artist] += product / length;
        }
        return length / Math.Max(total, 1e-9f);
    }

    private static SparseRows Together(PlaylistCatalogue catalogue)
    {
        var counts = new int[catalogue.ArtistCount];
        var touched = new List<int>();
        var rows = new (int Artist, float Weight)[catalogue.ArtistCount][];
        for (int artist = 0; artist < rows.Length; artist++)
        {
            foreach (int track in catalogue.TracksOfArtist[artist])
            {
                foreach (int other in catalogue.ArtistsOfTrack[track])
                {
                    if (other != artist && counts[other]++ == 0)
                        touched.Add(other);
                }
            }
            touched.Sort();
            rows[artist] = [.. touched.Select(other => (other, MathF.Log(1 + counts[other])))];
            touched.ForEach(other => counts[other] = 0);
            touched.Clear();
        }
        float[] sums = [.. rows.Select(row => row.Sum(pair => pair.Weight))];
        return SparseRows.From(rows.Select((row, artist) => row.Select(pair => (pair.Artist, pair.Weight / MathF.Sqrt(sums[artist] * sums[pair.Artist])))));
    }

    private static SparseRows Genres(PlaylistCatalogue catalogue)
    {
        var frequency = new int[catalogue.GenreCount];
        int artists = 0;
        for (int artist = 0; artist < catalogue.ArtistCount; artist++)
        {
            foreach (int genre in catalogue.GenresOfArtist[artist])
                frequency[genre]++;
            artists += catalogue.GenresOfArtist[artist].IsEmpty ? 0 : 1;
        }
        return SparseRows.From(Enumerable.Range(0, catalogue.ArtistCount).Select(artist =>
        {
            int[] genres = catalogue.GenresOfArtist[artist].ToArray();
            float[] rarity = [.. genres.Select(genre => MathF.Log((float)artists / frequency[genre]))];
            float length = MathF.Sqrt(rarity.Sum(value => value * value));
            return genres.Zip(rarity, (genre, value) => (genre, length > 0 ? value / length : 0)).ToArray();
        }));
    }
}
