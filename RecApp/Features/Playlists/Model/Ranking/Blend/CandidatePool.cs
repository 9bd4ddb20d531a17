using System.Numerics;
using System.Numerics.Tensors;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Picks the songs worth a closer look by a weighted sum of their signals.</summary>
internal sealed class CandidatePool(BlendContent content, PlaylistNeighbours neighbours)
{
    private readonly float[] _scores = new float[content.Catalogue.Count];
    private readonly float[] _titles = new float[content.TitleCount];
    private readonly LargestScores _largest = new();

    // By artist, for main artists and for guests; the last place is for songs without a main artist.
    private readonly float[] _mains = new float[content.Catalogue.ArtistCount + 1];
    private readonly float[] _guests = new float[content.Catalogue.ArtistCount + 1];

    /// <summary>The latest query's sum for a song.</summary>
    public float Score(int track) => _scores[track];

    /// <summary>The latest query's largest sum.</summary>
    public float LargestScore { get; private set; }

    /// <summary>The songs with the largest sums, largest first, without the songs given.</summary>
    /// <param name="given">Songs to leave out.</param>
    /// <param name="signals">The query's.</param>
    /// <param name="weights">What the signals count.</param>
    /// <param name="most">How many at most.</param>
    public int[] Select(IReadOnlyList<int> given, BlendSignals signals, PoolWeights weights, int most)
    {
        float[] factors = weights.Factors(signals);
        SumArtists(signals, factors);
        SumSongs(signals, factors);
        int[] found = _largest.Find(_scores, given, most);
        LargestScore = found.Length > 0 ? _scores[found[0]] : 0;
        return found;
    }

    // Sums by artist and by title first: there are fewer of them than songs.
    private void SumArtists(BlendSignals signals, float[] factors)
    {
        Array.Clear(_guests);
        var guests = _guests.AsSpan(..^1);
        for (var signal = BlendSignals.FirstOfArtist; signal < BlendSignal.Genres; signal++)
        {
            if (factors[(int)signal] > 0)
                TensorPrimitives.MultiplyAdd(signals.OfArtists(signal), factors[(int)signal], guests, guests);
        }
        TensorPrimitives.MultiplyAdd(signals.Content.Artists, factors[(int)BlendSignal.Content], guests, guests);
        TensorPrimitives.MultiplyAdd(signals.OfArtists(BlendSignal.Genres), factors[(int)BlendSignal.Genres], guests, _mains.AsSpan(..^1));
        TensorPrimitives.Multiply(_guests, GivenArtists.GuestCredit, _guests);
        TensorPrimitives.Multiply(signals.Titles, factors[(int)BlendSignal.Titles], _titles);
        TensorPrimitives.MultiplyAdd(signals.TitlesGiven, factors[(int)BlendSignal.SameTitle], _titles, _titles);
    }

    private void SumSongs(BlendSignals signals, float[] factors)
    {
        var songFactors = new Vector4(factors[0], factors[1], factors[2], 0);
        float countFactor = factors[(int)BlendSignal.PlaylistCount], popularityFactor = factors[(int)BlendSignal.Popularity];
        float yearFactor = factors[(int)BlendSignal.Year], albumFactor = factors[(int)BlendSignal.Album], contentFactor = factors[(int)BlendSignal.Content];
        var places = content.Places;
        float[] years = [.. signals.Years.Zip(signals.Content.Years, (year, own) => yearFactor * year + contentFactor * own)];
        float[] popularities = [.. content.Popularities.Zip(signals.Content.Popularities, (popularity, own) => popularityFactor * popularity + contentFactor * own)];
        for (int track = 0; track < _scores.Length; track++)
        {
            var place = places[track];
            _scores[track] = Vector4.Dot(signals.Songs[track], songFactors) + countFactor * neighbours.PlaylistCounts[track]
                + popularities[place.Popularity] + years[place.Year] + _mains[place.MainArtist] + _titles[place.Title];
        }
        foreach (var (album, given) in signals.Albums)
        {
            foreach (int track in content.SongsOfAlbum[album])
                _scores[track] += albumFactor * given;
        }
        foreach (var (track, artist) in content.Guests)
            _scores[track] += _guests[artist];
        if (signals.HasAudio && factors[(int)BlendSignal.Audio] is > 0 and var audioFactor)
        {
            int[] tracks = content.Audio.Tracks;
            for (int row = 0; row < tracks.Length; row++)
                _scores[tracks[row]] += audioFactor * signals.Audio[row];
        }
        if (contentFactor > 0)
        {
            int[] tracks = content.Audio.Tracks;
            for (int row = 0; row < tracks.Length; row++)
                _scores[tracks[row]] += contentFactor * signals.Content.Sounds[row];
        }
    }
}
