namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// Weights of the signals, each relative to its largest value, by which candidates are picked. There are four sets: for
/// queries whose songs are in playlists, or not, and have audio features, or not. A query mixes them by the shares of its songs.
/// </summary>
/// <param name="Values">[sets × signals], none negative.</param>
internal sealed record PoolWeights(float[] Values)
{
    public const int Sets = 4;

    /// <summary>Guessed, to learn better ones from.</summary>
    public static PoolWeights Guess { get; } = new([.. Enumerable.Repeat(Guessed(), Sets).SelectMany(weights => weights)]);

    /// <summary>How much each set counts for a query.</summary>
    public static float[] Shares(BlendSignals signals)
    {
        float inPlaylists = signals.Context[0], withAudio = signals.Context[5];
        return [inPlaylists, 1 - inPlaylists, withAudio, 1 - withAudio];
    }

    /// <summary>What each signal's value is multiplied by for a query.</summary>
    public float[] Factors(BlendSignals signals)
    {
        float[] shares = Shares(signals);
        return [.. Enumerable.Range(0, BlendRow.Signals).Select(i =>
            Enumerable.Range(0, Sets).Sum(set => shares[set] * Values[set * BlendRow.Signals + i]) / signals.Largest[i])];
    }

    private static float[] Guessed()
    {
        var weights = new float[BlendRow.Signals];
        Array.Fill(weights, 0.5f);
        foreach (var signal in (BlendSignal[])[BlendSignal.Playlists, BlendSignal.ShareOfArtist, BlendSignal.SameArtist, BlendSignal.Genres, BlendSignal.ArtistsOfLikeArtists])
            weights[(int)signal] = 1;
        weights[(int)BlendSignal.PlaylistCount] = weights[(int)BlendSignal.Popularity] = 0.1f;
        return weights;
    }
}
