using System.Numerics.Tensors;

namespace RecApp.Learning;

/// <summary>
/// Non-negative weights of a linear score, learned so that in lists of candidates those looked for come first: the
/// softmax loss over whole lists (Cao et al. 2007, https://doi.org/10.1145/1273496.1273513), minimised by Adam
/// (Kingma and Ba 2015, https://arxiv.org/abs/1412.6980) with weights below zero set to zero after each step. There may be
/// several sets of weights that each list mixes in its own way. Nothing is drawn at random.
/// </summary>
public static class ListwiseWeights
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.99;
    private const double Tiny = 1e-8;

    /// <summary>Learns the weights.</summary>
    /// <param name="lists">Lists of one number of sets and columns; those without anything looked for are passed over.</param>
    /// <param name="start">[sets × columns] weights to start from, none negative.</param>
    /// <param name="steps">How many times all lists are gone through.</param>
    /// <param name="stepSize">Largest change of a weight in a step.</param>
    /// <returns>[sets × columns] weights, none negative.</returns>
    public static float[] Fit(IReadOnlyList<CandidateList> lists, float[] start, int steps, double stepSize)
    {
        float[] weights = [.. start];
        double[] first = new double[weights.Length], second = new double[weights.Length];
        CandidateList[] useful = [.. lists.Where(list => list.Labels.Contains(true))];
        for (int step = 1; step <= steps; step++)
        {
            double[] slope = Slope(useful, weights);
            // Smaller towards the end, where steps would otherwise go back and forth.
            double size = stepSize * (1 - (step - 1.0) / steps);
            for (int i = 0; i < weights.Length; i++)
            {
                first[i] = FirstDecay * first[i] + (1 - FirstDecay) * slope[i];
                second[i] = SecondDecay * second[i] + (1 - SecondDecay) * slope[i] * slope[i];
                double mean = first[i] / (1 - Math.Pow(FirstDecay, step)), spread = second[i] / (1 - Math.Pow(SecondDecay, step));
                weights[i] = (float)Math.Max(0, weights[i] - size * mean / (Math.Sqrt(spread) + Tiny));
            }
        }
        return weights;
    }

    private static double[] Slope(CandidateList[] lists, float[] weights)
    {
        var slope = new double[weights.Length];
        foreach (var list in lists)
        {
            float[] mixed = Mix(list, weights);
            var shares = new float[list.Labels.Length];
            Score(list, mixed, shares);
            float wanted = 1f / list.Labels.Count(label => label);
            var own = new float[mixed.Length];
            for (int row = 0; row < shares.Length; row++)
            {
                float factor = shares[row] - (list.Labels[row] ? wanted : 0);
                TensorPrimitives.MultiplyAdd(list.Values.AsSpan(row * own.Length, own.Length), factor, own, own);
            }
            for (int i = 0; i < slope.Length; i++)
                slope[i] += list.Mixture[i / own.Length] * own[i % own.Length] / lists.Length;
        }
        return slope;
    }

    private static float[] Mix(CandidateList list, ReadOnlySpan<float> weights)
    {
        var mixed = new float[weights.Length / list.Mixture.Length];
        for (int set = 0; set < list.Mixture.Length; set++)
            TensorPrimitives.MultiplyAdd(weights.Slice(set * mixed.Length, mixed.Length), list.Mixture[set], mixed, mixed);
        return mixed;
    }

    private static void Score(CandidateList list, ReadOnlySpan<float> weights, float[] shares)
    {
        for (int row = 0; row < shares.Length; row++)
            shares[row] = TensorPrimitives.Dot(list.Values.AsSpan(row * weights.Length, weights.Length), weights) + list.Offsets[row];
        // Without the largest score taken off, the exponentials could overflow.
        TensorPrimitives.Subtract(shares, TensorPrimitives.Max<float>(shares), shares);
        TensorPrimitives.SoftMax<float>(shares, shares);
    }
}

/// <summary>Candidates, some of which are looked for.</summary>
/// <param name="Mixture">[sets] how much each set of weights counts for this list.</param>
/// <param name="Values">[candidates × columns], one candidate after the other.</param>
/// <param name="Labels">[candidates] whether it is looked for.</param>
/// <param name="Offsets">[candidates] logarithm of how many candidates it stands for.</param>
public sealed record CandidateList(float[] Mixture, float[] Values, bool[] Labels, float[] Offsets);
