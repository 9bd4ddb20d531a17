using MathNet.Numerics;

namespace RecApp.Learning;

/// <summary>Random counts: how many of so many rows fall into each bin.</summary>
public static class CountSampling
{
    /// <summary>A multinomial draw, bin after bin: each is a binomial among the rows that are left (Devroye 1986, XI.1.4).</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="rows">0 or more.</param>
    /// <param name="shares">[bins], 0 or more, with sum 1.</param>
    /// <param name="counts">[bins], filled; their sum is <paramref name="rows"/>.</param>
    public static void Multinomial(Random random, long rows, ReadOnlySpan<double> shares, Span<long> counts)
    {
        double left = 1;
        for (int bin = 0; bin < shares.Length - 1; bin++)
        {
            counts[bin] = shares[bin] <= 0 ? 0 : Binomial(random, rows, Math.Min(1, shares[bin] / left));
            rows -= counts[bin];
            left -= shares[bin];
        }
        counts[^1] = rows;
    }

    /// <summary>
    /// A binomial draw by inversion outwards from the mode, which takes some √(trials · p · (1 − p)) steps;
    /// that of Math.NET takes as many as there are trials.
    /// </summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="probability">0–1.</param>
    public static long Binomial(Random random, long trials, double probability)
    {
        if (trials == 0 || probability is <= 0 or >= 1)
            return probability >= 1 ? trials : 0;
        long mode = Math.Min(trials, (long)((trials + 1) * probability));
        double odds = probability / (1 - probability);
        double above = Math.Exp(SpecialFunctions.GammaLn(trials + 1) - SpecialFunctions.GammaLn(mode + 1) - SpecialFunctions.GammaLn(trials - mode + 1)
            + (mode * Math.Log(probability)) + ((trials - mode) * double.LogP1(-probability)));
        double below = above, left = random.NextDouble() - above;
        long up = mode, down = mode;
        // What rounding leaves over when both tails are spent goes to the mode.
        while (left > 0 && above + below > 1e-20)
        {
            above *= odds * (trials - up) / (up + 1);
            up++;
            left -= above;
            if (left <= 0)
                return up;
            below *= down / (odds * (trials - down + 1));
            down--;
            left -= below;
            if (left <= 0)
                return down;
        }
        return mode;
    }
}
