using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// Audio features of all songs that have them, made even and standardised, column by column so that one instruction
/// works on several songs.
/// </summary>
internal sealed class AudioTable
{
    /// <summary>The nine mood features and the duration.</summary>
    public const int Dimensions = MoodFeature.Count + 1;

    private const float Farthest = 3;
    private const float MostLikely = 10;

    // So many songs of the catalogue's spread are mixed in with those given.
    private const double Prior = 5;

    // So many sums stay in the processor's first cache while feature after feature is added.
    private const int Block = 4096;

    private readonly float[][] _columns;
    private readonly double[] _means = new double[Dimensions];
    private readonly double[] _deviations = new double[Dimensions];
    private readonly int[] _rows;

    public AudioTable(PlaylistCatalogue catalogue)
    {
        _rows = new int[catalogue.Count];
        Tracks = [.. Enumerable.Range(0, catalogue.Count).Where(catalogue.HasFeatures)];
        Array.Fill(_rows, -1);
        _columns = [.. Enumerable.Range(0, Dimensions).Select(_ => new float[Tracks.Length])];
        Span<float> even = stackalloc float[Dimensions];
        for (int row = 0; row < Tracks.Length; row++)
        {
            _rows[Tracks[row]] = row;
            Even(catalogue.Features(Tracks[row]), catalogue.DurationSeconds(Tracks[row]), even);
            for (int i = 0; i < Dimensions; i++)
                _columns[i][row] = even[i];
        }
        for (int i = 0; i < Dimensions; i++)
            Standardise(i);
    }

    /// <summary>[rows] the songs that have features, ascending.</summary>
    public int[] Tracks { get; }

    /// <summary>How many songs have features.</summary>
    public int Count => _columns[0].Length;

    /// <summary>A song's row; -1 without features.</summary>
    public int Row(int track) => _rows[track];

    /// <summary>A song's standardised features.</summary>
    public void Read(int row, Span<float> point)
    {
        for (int i = 0; i < Dimensions; i++)
            point[i] = _columns[i][row];
    }

    /// <summary>Standardised features of what was given, as far as they are known.</summary>
    public List<float[]> Points(RankingQuery query)
    {
        var points = new List<float[]>();
        foreach (int track in query.Tracks)
        {
            if (_rows[track] < 0)
                continue;
            var point = new float[Dimensions];
            Read(_rows[track], point);
            points.Add(point);
        }
        foreach (float[] features in query.Features)
        {
            var point = new float[Dimensions];
            Standardise(features, point);
            points.Add(point);
        }
        return points;
    }

    /// <summary>Standardises features given from outside; the duration counts as average.</summary>
    public void Standardise(ReadOnlySpan<float> features, Span<float> point)
    {
        Even(features, null, point);
        for (int i = 0; i < Dimensions - 1; i++)
            point[i] = Scale(point[i], i);
        point[^1] = 0;
    }

    /// <summary>
    /// Logarithm of how much likelier each row is under the spread of some points than under the catalogue's, ±10.
    /// </summary>
    /// <param name="points">What was given; at least one.</param>
    /// <param name="likelihoods">[rows], overwritten.</param>
    /// <returns>Mean variance of the points.</returns>
    public double Compare(IReadOnlyList<float[]> points, Span<float> likelihoods)
    {
        var sums = likelihoods[..Count];
        float[] square = new float[Dimensions], linear = new float[Dimensions];
        double constant = 0, spread = 0;
        for (int i = 0; i < Dimensions; i++)
        {
            double mean = points.Average(point => point[i]);
            double own = points.Average(point => (point[i] - mean) * (point[i] - mean));
            double variance = (own * points.Count + Prior) / (points.Count + Prior);
            spread += own / Dimensions;
            constant += mean * mean / variance + Math.Log(variance);
            // -½((x - mean)² / variance - x²) without what is the same for all rows.
            (square[i], linear[i]) = ((float)(-0.5 * (1 / variance - 1)), (float)(mean / variance));
        }
        SumParabolas(square, linear, -0.5f * (float)constant, sums);
        TensorPrimitives.Clamp(sums, -MostLikely, MostLikely, sums);
        return spread;
    }

    /// <summary>Squared distances of all rows from a point, over the mood features only.</summary>
    public void Distances(ReadOnlySpan<float> point, Span<float> distances)
    {
        float[] square = new float[Dimensions], linear = new float[Dimensions];
        float constant = 0;
        for (int i = 0; i < MoodFeature.Count; i++)
        {
            (square[i], linear[i]) = (1, -2 * point[i]);
            constant += point[i] * point[i];
        }
        SumParabolas(square, linear, constant, distances[..Count]);
    }

    /// <summary>The sum of a parabola of each feature, for every row.</summary>
    /// <param name="square">[features] factors of the squares.</param>
    /// <param name="linear">[features] factors of the values.</param>
    /// <param name="constant">What is added to all.</param>
    /// <param name="sums">[rows], overwritten.</param>
    public void SumParabolas(ReadOnlySpan<float> square, ReadOnlySpan<float> linear, float constant, Span<float> sums)
    {
        sums.Fill(constant);
        for (int first = 0; first < sums.Length; first += Block)
        {
            var part = sums.Slice(first, Math.Min(Block, sums.Length - first));
            for (int i = 0; i < Dimensions; i++)
                AddParabola(_columns[i].AsSpan(first, part.Length), square[i], linear[i], part);
        }
    }

    private static void AddParabola(ReadOnlySpan<float> values, float square, float linear, Span<float> sums)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sumVectors = MemoryMarshal.Cast<float, Vector<float>>(sums)[..vectors.Length];
        var linears = new Vector<float>(linear);
        for (int i = 0; i < vectors.Length; i++)
            sumVectors[i] += vectors[i] * (square * vectors[i] + linears);
        for (int row = vectors.Length * Vector<float>.Count; row < values.Length; row++)
            sums[row] += values[row] * (square * values[row] + linear);
    }

    private void Standardise(int dimension)
    {
        float[] column = _columns[dimension];
        double mean = column.Length == 0 ? 0 : column.Average(value => (double)value);
        double variance = column.Length == 0 ? 0 : column.Average(value => (value - mean) * (value - mean));
        (_means[dimension], _deviations[dimension]) = (mean, variance > 0 ? Math.Sqrt(variance) : 1);
        for (int row = 0; row < column.Length; row++)
            column[row] = Scale(column[row], dimension);
    }

    private float Scale(float value, int dimension) =>
        Math.Clamp((float)((value - _means[dimension]) / _deviations[dimension]), -Farthest, Farthest);

    // Brings the skewed features nearer to a bell, since the comparison assumes one.
    private static void Even(ReadOnlySpan<float> features, double? seconds, Span<float> even)
    {
        features.CopyTo(even);
        even[3] = MathF.Log(features[3] + 0.01f);
        even[4] = MathF.Sqrt(Math.Max(0, features[4]));
        even[5] = MathF.Log(Math.Max(0, features[5]) + 1e-4f) / 2;
        even[6] = MathF.Log(features[6] + 0.02f);
        even[9] = MathF.Log((float)Math.Max(seconds ?? 0, 30));
    }
}
