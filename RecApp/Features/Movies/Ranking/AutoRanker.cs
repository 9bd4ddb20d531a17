using System.Numerics.Tensors;
using RecApp.Inference.Arrays;

namespace RecApp.Features.Movies.Ranking;

/// <summary>
/// The default ranker: a film's score is a prior plus the sum over the films given of what several matrices say, which are
/// weighed by how many films were given. Immutable.
/// </summary>
public sealed class AutoRanker : IMovieRanker
{
    private readonly float[] _prior;
    private readonly ItemMatrix[] _parts;
    private readonly BlendStep[] _steps;

    /// <param name="prior">[movies], what is known before any film was given.</param>
    /// <param name="parts">The matrices that are blended.</param>
    /// <param name="steps">At least one, ascending by the number of films given; the first holds for fewer as well.</param>
    public AutoRanker(float[] prior, IReadOnlyList<ItemMatrix> parts, IReadOnlyList<BlendStep> steps)
    {
        ArgumentOutOfRangeException.ThrowIfZero(steps.Count);
        if (steps.FirstOrDefault(step => step.Parts.Count != parts.Count) is { } wrong)
            throw new ArgumentException($"The step from {wrong.Given} films weighs {wrong.Parts.Count} parts of {parts.Count}.", nameof(steps));
        (_prior, _parts, _steps) = (prior, [.. parts], [.. steps]);
    }

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        var step = StepOf(given.Length);
        TensorPrimitives.Multiply(_prior, step.Prior, scores);
        for (int part = 0; part < _parts.Length; part++)
        {
            if (step.Parts[part] == 0)
                continue;
            foreach (var (movie, weight) in given)
                _parts[part].AddRow(movie, weight * step.Parts[part], scores);
        }
    }

    /// <inheritdoc/>
    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions)
    {
        var step = StepOf(given.Length);
        for (int i = 0; i < given.Length; i++)
        {
            float sum = 0;
            for (int part = 0; part < _parts.Length; part++)
                sum += step.Parts[part] * _parts[part][given[i].Movie, movie];
            contributions[i] = given[i].Weight * sum;
        }
    }

    internal static AutoRanker Read(ArrayReader reader)
    {
        float[] prior = reader.Read<float>();
        int[] given = reader.Read<int>();
        float[] priors = reader.Read<float>(), weights = reader.Read<float>();
        int parts = given.Length == 0 ? 0 : weights.Length / given.Length;
        if (given.Length == 0 || priors.Length != given.Length || weights.Length != parts * given.Length)
            throw new InvalidDataException("The steps of the blend contradict each other.");
        return new(
            prior,
            [.. Enumerable.Range(0, parts).Select(_ => ItemMatrix.Read(reader))],
            [.. given.Select((count, i) => new BlendStep(count, weights[(i * parts)..((i + 1) * parts)], priors[i]))]);
    }

    internal void Write(ArrayWriter writer)
    {
        writer.Write(_prior);
        writer.Write([.. _steps.Select(step => step.Given)]);
        writer.Write([.. _steps.Select(step => step.Prior)]);
        writer.Write([.. _steps.SelectMany(step => step.Parts)]);
        foreach (var part in _parts)
            part.Write(writer);
    }

    private BlendStep StepOf(int given)
    {
        int at = _steps.Length - 1;
        while (at > 0 && _steps[at].Given > given)
            at--;
        return _steps[at];
    }
}
