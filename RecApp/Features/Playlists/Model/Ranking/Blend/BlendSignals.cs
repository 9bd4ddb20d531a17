using System.Numerics;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// All signals of one query over the whole catalogue, kept where they arise (by song, title, artist, album, audio row)
/// and put together only for the songs that are looked at. Large, so reused from query to query; one thread at a time.
/// </summary>
internal sealed class BlendSignals(BlendContent content)
{
    /// <summary>The first signal that is kept by artist.</summary>
    public const BlendSignal FirstOfArtist = BlendSignal.ArtistsOfLikeArtists;

    /// <summary>[tracks] <see cref="BlendSignal.Playlists"/>, <see cref="BlendSignal.ClosestPlaylists"/>, <see cref="BlendSignal.PlaylistsOfLikeArtists"/>.</summary>
    public Vector4[] Songs { get; } = new Vector4[content.Catalogue.Count];

    /// <summary>[titles] <see cref="BlendSignal.Titles"/>.</summary>
    public float[] Titles { get; } = new float[content.TitleCount];

    /// <summary>[titles] 1 for those given.</summary>
    public float[] TitlesGiven { get; } = new float[content.TitleCount];

    /// <summary>Logarithm of one more than the songs given, by album given.</summary>
    public Dictionary<int, float> Albums { get; } = [];

    /// <summary>[audio rows]; valid when <see cref="HasAudio"/>.</summary>
    public float[] Audio { get; } = new float[content.Audio.Count];

    /// <summary>Whether a song given has audio features.</summary>
    public bool HasAudio { get; set; }

    /// <summary>[year numbers].</summary>
    public float[] Years { get; } = new float[ReleaseYears.Numbers];

    /// <summary>Parts of <see cref="BlendSignal.Content"/>.</summary>
    public ContentSums Content { get; } = new(
        new float[content.Catalogue.ArtistCount], new float[content.Audio.Count], new float[ReleaseYears.Numbers], new float[SongContent.Popularities]);

    /// <summary>[signals] largest value of each over all songs or artists; 1 where there is none above 0.</summary>
    public float[] Largest { get; } = new float[BlendRow.Signals];

    /// <summary>What describes the query.</summary>
    public float[] Context { get; } = new float[BlendRow.ContextCount];

    private readonly float[][] _artists = [.. Enumerable.Range(0, BlendRow.Shares - (int)FirstOfArtist).Select(_ => new float[content.Catalogue.ArtistCount])];

    /// <summary>[artists] of a signal that is kept by artist.</summary>
    public float[] OfArtists(BlendSignal signal) => _artists[signal - FirstOfArtist];

    /// <summary>Forgets the query before.</summary>
    public void Clear()
    {
        Array.Clear(Songs);
        Array.Clear(Titles);
        Array.Clear(TitlesGiven);
        Albums.Clear();
        foreach (float[] values in _artists)
            Array.Clear(values);
    }
}
