using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>The artists of the songs given.</summary>
internal sealed class GivenArtists
{
    /// <summary>What a guest counts of a main artist.</summary>
    public const float GuestCredit = 0.5f;

    public GivenArtists(RankingQuery query, PlaylistCatalogue catalogue)
    {
        var songs = new SortedDictionary<int, (float Songs, float Credit)>();
        var main = new HashSet<int>();
        foreach (int track in query.Tracks)
        {
            float credit = 1;
            foreach (int artist in catalogue.ArtistsOfTrack[track])
            {
                Add(artist, credit);
                credit = GuestCredit;
            }
            main.Add(catalogue.MainArtist(track));
        }
        foreach (int artist in query.Artists)
        {
            Add(artist, 1);
            main.Add(artist);
        }
        MainArtists = main.Count;
        Artists = [.. songs.Keys];
        Songs = [.. songs.Values.Select(value => value.Songs)];
        Logarithms = [.. Songs.Select(count => MathF.Log(1 + count))];
        Credits = [.. songs.Values.Select(value => value.Credit)];

        void Add(int artist, float credit)
        {
            var before = songs.GetValueOrDefault(artist);
            songs[artist] = (before.Songs + 1, before.Credit + credit);
        }
    }

    /// <summary>Ascending, each once.</summary>
    public int[] Artists { get; }

    /// <summary>[artists] how many of the songs given name them.</summary>
    public float[] Songs { get; }

    /// <summary>[artists] logarithms of one more than <see cref="Songs"/>.</summary>
    public float[] Logarithms { get; }

    /// <summary>[artists] songs, as a guest counted half.</summary>
    public float[] Credits { get; }

    /// <summary>How many different main artists there are.</summary>
    public int MainArtists { get; }
}
