using System.Numerics.Tensors;
using RecApp.Bundles.Arrays;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// What people of a taste like: a film's score is a prior plus the sum over the films given of what several matrices say, damped for
/// films that everybody likes. How the matrices are weighed depends on how many films were given. Immutable.
/// </summary>
public sealed class AutoRanker : IMovieRanker
{
    private readonly float[] _prior;
    private readonly ItemMatrix[] _parts;
    private readonly BlendStep[] _steps;
    private readonly float[]?[] _damping;

    /// <param name="prior">[movies], above 0: how likely anybody likes the film.</param>
    /// <param name="parts">The matrices that are blended.</param>
    /// <param name="steps">At least one, ascending by the number of films given; the first holds for fewer as well.</param>
    public AutoRanker(float[] prior, IReadOnlyList<ItemMatrix> parts, IReadOnlyList<BlendStep> steps)
    {
        ArgumentOutOfRangeException.ThrowIfZero(steps.Count);
        if (steps.FirstOrDefault(step => step.Parts.Count != parts.Count) is { } wrong)
            throw new ArgumentException($"The step from {wrong.Given} films weighs {wrong.Parts.Count} parts of {parts.Count}.", nameof(steps));
        if (prior.Any(value => !(value > 0)))
            throw new ArgumentException("Every prior must be above 0.", nameof(prior));
        (_prior, _parts, _steps) = (prior, [.. parts], [.. steps]);
        var byExponent = steps.Select(step => step.Damping).Where(damping => damping != 0).Distinct().ToDictionary(damping => damping, Powers);
        _damping = [.. steps.Select(step => byExponent.GetValueOrDefault(step.Damping))];
    }

    /// <summary>[movies] how likely anybody likes the film.</summary>
    internal ReadOnlySpan<float> Prior => _prior;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        int at = StepOf(given);
        var step = _steps[at];
        TensorPrimitives.Multiply(_prior, step.Prior, scores);
        for (int part = 0; part < _parts.Length; part++)
        {
            if (step.Parts[part] == 0)
                continue;
            foreach (var (movie, weight) in given)
                _parts[part].AddRow(movie, weight * step.Parts[part], scores);
        }
        if (_damping[at] is { } damping)
            TensorPrimitives.Multiply(scores, damping, scores);
    }

    /// <inheritdoc/>
    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions)
    {
        int at = StepOf(given);
        var step = _steps[at];
        float damping = _damping[at]?[movie] ?? 1;
        for (int i = 0; i < given.Length; i++)
        {
            float sum = 0;
            for (int part = 0; part < _parts.Length; part++)
                sum += step.Parts[part] * _parts[part][given[i].Movie, movie];
            contributions[i] = given[i].Weight * sum * damping;
        }
    }

    internal static AutoRanker Read(ArrayReader reader)
    {
        float[] prior = reader.Read<float>();
        int[] given = reader.Read<int>();
        float[] priors = reader.Read<float>(), damping = reader.Read<float>(), weights = reader.Read<float>();
        int parts = given.Length == 0 ? 0 : weights.Length / given.Length;
        if (given.Length == 0 || priors.Length != given.Length || damping.Length != given.Length || weights.Length != parts * given.Length)
            throw new InvalidDataException("The steps of the blend contradict each other.");
        return new(
            prior,
            [.. Enumerable.Range(0, parts).Select(_ => ItemMatrix.Read(reader))],
            [.. given.Select((count, i) => new BlendStep(count, weights[(i * parts)..((i + 1) * parts)], priors[i], damping[i]))]);
    }

    internal void Write(ArrayWriter writer)
    {
        writer.Write(_prior);
        writer.Write([.. _steps.Select(step => step.Given)]);
        writer.Write([.. _steps.Select(step => step.Prior)]);
        writer.Write([.. _steps.Select(step => step.Damping)]);
        writer.Write([.. _steps.SelectMany(step => step.Parts)]);
        foreach (var part in _parts)
            part.Write(writer);
    }

    private float[] Powers(float damping) => [.. _prior.Select(value => MathF.Pow(value, -damping))];

    // Films that were disliked tell little, so they don't count as known.
    private int StepOf(ReadOnlySpan<GivenMovie> given)
    {
        float liked = 0;
        foreach (var (_, weight) in given)
            liked += Math.Max(weight, 0);
        int at = _steps.Length - 1, count = (int)MathF.Round(liked);
        while (at > 0 && _steps[at].Given > count)
            at--;
        return at;
    }
}

/// <summary>How the parts of a blend are weighed from a number of given films on.</summary>
/// <param name="Given">The least number of given films, 1 or more.</param>
/// <param name="Parts">[parts] weight of each part's matrix.</param>
/// <param name="Prior">Weight of the prior, which is what is known before any film was given.</param>
/// <param name="Damping">A score is multiplied with the prior to the power of minus this: 0 for not at all.</param>
public sealed record BlendStep(int Given, IReadOnlyList<float> Parts, float Prior, float Damping);
