using System.Numerics;
using System.Numerics.Tensors;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Computes all signals of a query.</summary>
internal sealed class SignalBuilder(BlendContent content, PlaylistNeighbours neighbours)
{
    // Artists of whom the catalogue has few songs are compared with reserve.
    private const float ArtistPrior = 2;

    private const float ContentScale = 4;

    public void Build(RankingQuery query, BlendSignals signals)
    {
        signals.Clear();
        var artists = new GivenArtists(query, content.Catalogue);
        int songs = Math.Max(1, query.Tracks.Count + Math.Max(query.Features.Count, query.Artists.Count));
        var playlists = new PlaylistSignals(content, neighbours, query, artists, songs);
        playlists.Spread(signals);
        float agreement = Relate(artists, signals);
        Mark(query, signals);
        content.Years.Compare(query.Tracks, signals.Years);
        var points = content.Audio.Points(query);
        signals.HasAudio = points.Count > 0;
        double spread = signals.HasAudio ? content.Audio.Compare(points, signals.Audio) : 1;
        neighbours.Vectors.Compare(neighbours.Vectors.Of(query, content.Songs, content.Audio), content.Songs, signals.Content);
        FindLargest(signals);
        Describe(playlists, signals.Context);
        signals.Context[1] = MathF.Log(songs);
        signals.Context[2] = (float)artists.MainArtists / songs;
        signals.Context[3] = agreement;
        signals.Context[4] = points.Count > 2 ? (float)spread : 1;
        signals.Context[5] = (float)points.Count / songs;
        signals.Context[6] = playlists.LargestOverlap / songs;
    }

    private float Relate(GivenArtists given, BlendSignals signals)
    {
        float[] same = signals.OfArtists(BlendSignal.SameArtist), share = signals.OfArtists(BlendSignal.ShareOfArtist);
        float[] together = signals.OfArtists(BlendSignal.PlayTogether);
        for (int i = 0; i < given.Artists.Length; i++)
        {
            int artist = given.Artists[i];
            same[artist] = given.Logarithms[i];
            share[artist] = given.Songs[i] / (content.Catalogue.TracksOfArtist[artist].Length + ArtistPrior);
            content.Relations.AddTogether(artist, given.Logarithms[i], together);
        }
        content.Relations.AddListeners(given.Artists, given.Logarithms, signals.OfArtists(BlendSignal.Listeners));
        return content.Relations.AddGenres(given.Artists, given.Logarithms, signals.OfArtists(BlendSignal.Genres));
    }

    private void Mark(RankingQuery query, BlendSignals signals)
    {
        foreach (int track in query.Tracks)
        {
            signals.TitlesGiven[content.Titles[track]] = 1;
            if (content.Catalogue.AlbumIndex(track) is >= 0 and var album)
                signals.Albums[album] = signals.Albums.GetValueOrDefault(album) + 1;
        }
        foreach (int album in signals.Albums.Keys)
            signals.Albums[album] = MathF.Log(1 + signals.Albums[album]);
    }

    private void FindLargest(BlendSignals signals)
    {
        var songs = Vector4.Zero;
        foreach (var song in signals.Songs)
            songs = Vector4.Max(songs, song);
        (signals.Largest[0], signals.Largest[1], signals.Largest[2]) = (songs.X, songs.Y, songs.Z);
        signals.Largest[(int)BlendSignal.Titles] = Largest(signals.Titles);
        for (var signal = BlendSignals.FirstOfArtist; (int)signal < BlendRow.Shares; signal++)
            signals.Largest[(int)signal] = Largest(signals.OfArtists(signal));
        signals.Largest[(int)BlendSignal.PlaylistCount] = neighbours.LargestPlaylistCount;
        signals.Largest[(int)BlendSignal.Album] = signals.Albums.Values.DefaultIfEmpty().Max();
        // Likeness has a scale of its own; where nothing is alike, small numbers must not be blown up.
        signals.Largest[(int)BlendSignal.Audio] = signals.HasAudio ? Math.Max(1, Largest(signals.Audio)) : 1;
        signals.Largest[(int)BlendSignal.Year] = Math.Max(1, Largest(signals.Years));
        signals.Largest[(int)BlendSignal.Content] = ContentScale;
        for (int i = 0; i < BlendRow.Signals; i++)
            signals.Largest[i] = signals.Largest[i] > 0 ? signals.Largest[i] : 1;
    }

    private static float Largest(float[] values) => values.Length == 0 ? 0 : TensorPrimitives.Max(values);

    private static void Describe(PlaylistSignals playlists, float[] context)
    {
        float most = 0, sum = 0, squares = 0;
        foreach (float likeness in playlists.ByTitle)
        {
            most = Math.Max(most, likeness);
            sum += likeness;
            squares += likeness * likeness;
        }
        context[0] = playlists.SongsKnown;
        context[7] = playlists.TitlesKnown;
        context[8] = most;
        // How many playlists the likeness is spread over, in effect.
        context[9] = squares > 0 ? sum * sum / squares : 1000;
    }
}
