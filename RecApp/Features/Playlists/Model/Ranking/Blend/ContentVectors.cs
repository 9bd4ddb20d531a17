using System.Numerics.Tensors;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// Vectors of the features of <see cref="SongContent"/>, learned so that songs of one playlist lie near each other. A song is
/// the sum of its features' vectors, a query the mean of its songs; their product says how well a song fits. Immutable.
/// </summary>
/// <param name="Values">[features × <see cref="Dimensions"/>].</param>
internal sealed record ContentVectors(float[] Values)
{
    public const int Dimensions = 64;

    /// <summary>A feature's vector.</summary>
    public ReadOnlySpan<float> this[int feature] => Values.AsSpan(feature * Dimensions, Dimensions);

    /// <summary>Adds the sum of features.</summary>
    public void Add(IEnumerable<(int Feature, float Value)> features, Span<float> sum)
    {
        foreach (var (feature, value) in features)
            TensorPrimitives.MultiplyAdd(this[feature], value, sum, sum);
    }

    /// <summary>The vector of what was given.</summary>
    public float[] Of(RankingQuery query, SongContent content, AudioTable audio)
    {
        var mean = new float[Dimensions];
        foreach (int track in query.Tracks)
            Add(content.Of(track), mean);
        foreach (int artist in query.Artists)
            Add(content.Genres(artist, credit: 1), mean);
        foreach (float[] features in query.Features)
        {
            var point = new float[AudioTable.Dimensions];
            audio.Standardise(features, point);
            Add(content.Sound(point), mean);
        }
        TensorPrimitives.Divide(mean, Math.Max(1, query.Tracks.Count + Math.Max(query.Artists.Count, query.Features.Count)), mean);
        return mean;
    }

    /// <summary>How well what songs are in themselves fits a query.</summary>
    /// <param name="query">The query's vector.</param>
    /// <param name="content">The catalogue's songs.</param>
    /// <param name="sums">Overwritten.</param>
    public void Compare(float[] query, SongContent content, ContentSums sums)
    {
        var worth = new float[content.Count];
        for (int feature = 0; feature < worth.Length; feature++)
            worth[feature] = TensorPrimitives.Dot(this[feature], query);
        content.Sum(worth, sums);
    }
}
