using System.Numerics.Tensors;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training.Blend;

/// <summary>
/// Learns <see cref="ContentVectors"/> from playlists: some songs of a playlist are given, and others of it have to stand out
/// from songs drawn from the catalogue (two towers with shared weights and a sampled softmax, Yi et al. 2019,
/// https://doi.org/10.1145/3298689.3346996), by AdaGrad. The same playlists give the same vectors.
/// </summary>
internal sealed class ContentTrainer
{
    private const int Rounds = 60;
    private const int MostGiven = 30;
    private const int MostWanted = 30;
    private const int Others = 400;
    /// <summary>Shorter lists say too little of what goes together.</summary>
    public const int FewestSongs = 10;

    private const int Seed = 1;
    private const float StepSize = 0.2f;

    // What matters less for a step than this isn't worth the work.
    private const float LeastSlope = 1e-6f;

    private const int Dimensions = ContentVectors.Dimensions;

    private readonly SparseRows _songs;
    private readonly Random _random = new(Seed);
    private readonly float[] _vectors, _squares, _slopes;
    private readonly HashSet<int> _touched = [];

    private ContentTrainer(SparseRows songs, int features)
    {
        _songs = songs;
        (_vectors, _squares, _slopes) = (new float[features * Dimensions], new float[features * Dimensions], new float[features * Dimensions]);
        for (int i = 0; i < _vectors.Length; i++)
            _vectors[i] = (float)((_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * 2 / Math.Sqrt(Dimensions));
        Array.Fill(_squares, 1e-3f);
    }

    /// <param name="songs">[songs × features] of the whole catalogue.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="playlists">Songs of the playlists to learn from.</param>
    public static ContentVectors Train(SparseRows songs, int features, IEnumerable<int[]> playlists)
    {
        var trainer = new ContentTrainer(songs, features);
        int[][] lists = [.. playlists.Where(list => list.Length >= FewestSongs).Select(list => (int[])list.Clone())];
        for (int round = 0; round < Rounds; round++)
        {
            trainer._random.Shuffle(lists);
            foreach (int[] list in lists)
                trainer.Learn(list, StepSize * (1.05f - (float)round / Rounds));
        }
        return new(trainer._vectors);
    }

    private void Learn(int[] list, float stepSize)
    {
        _random.Shuffle(list);
        // Few songs given are more frequent than many: they are harder.
        int given = Math.Max(1, (int)(Math.Min(MostGiven, list.Length / 2) * _random.NextDouble() * _random.NextDouble()));
        int wanted = Math.Min(MostWanted, list.Length - given);
        var query = new float[Dimensions];
        for (int i = 0; i < given; i++)
            Add(list[i], 1f / given, query);
        int[] songs = [.. list.AsSpan(given, wanted), .. Enumerable.Range(0, Others).Select(_ => _random.Next(_songs.Count))];
        var vectors = new float[songs.Length * Dimensions];
        var shares = new float[songs.Length];
        for (int i = 0; i < songs.Length; i++)
        {
            var vector = vectors.AsSpan(i * Dimensions, Dimensions);
            Add(songs[i], 1, vector);
            shares[i] = TensorPrimitives.Dot(query, vector) + (i < wanted ? 0 : MathF.Log((float)_songs.Count / Others));
        }
        TensorPrimitives.Subtract(shares, TensorPrimitives.Max<float>(shares), shares);
        TensorPrimitives.SoftMax<float>(shares, shares);
        float[] querySlope = new float[Dimensions], slope = new float[Dimensions];
        for (int i = 0; i < songs.Length; i++)
        {
            float error = shares[i] - (i < wanted ? 1f / wanted : 0);
            if (Math.Abs(error) < LeastSlope)
                continue;
            TensorPrimitives.MultiplyAdd(vectors.AsSpan(i * Dimensions, Dimensions), error, querySlope, querySlope);
            TensorPrimitives.Multiply(query, error, slope);
            Blame(songs[i], slope);
        }
        TensorPrimitives.Divide(querySlope, given, querySlope);
        for (int i = 0; i < given; i++)
            Blame(list[i], querySlope);
        Step(stepSize);
    }

    private void Add(int song, float weight, Span<float> sum)
    {
        var features = _songs.Columns(song);
        var values = _songs.Values(song);
        for (int i = 0; i < features.Length; i++)
            TensorPrimitives.MultiplyAdd(_vectors.AsSpan(features[i] * Dimensions, Dimensions), weight * values[i], sum, sum);
    }

    private void Blame(int song, ReadOnlySpan<float> slope)
    {
        var features = _songs.Columns(song);
        var values = _songs.Values(song);
        for (int i = 0; i < features.Length; i++)
        {
            _touched.Add(features[i]);
            var own = _slopes.AsSpan(features[i] * Dimensions, Dimensions);
            TensorPrimitives.MultiplyAdd(slope, values[i], own, own);
        }
    }

    private void Step(float size)
    {
        foreach (int feature in _touched)
        {
            for (int i = feature * Dimensions; i < (feature + 1) * Dimensions; i++)
            {
                _squares[i] += _slopes[i] * _slopes[i];
                _vectors[i] -= size * _slopes[i] / MathF.Sqrt(_squares[i]);
                _slopes[i] = 0;
            }
        }
        _touched.Clear();
    }
}
