namespace RecApp.Features.Lyrics.Training;

/// <summary>Finds the shares of a mixture of predictors under which what came is most probable, by expectation maximisation.</summary>
internal static class MixtureFit
{
    private const int Rounds = 60;

    /// <summary>The shares, in the predictors' order; they sum to 1.</summary>
    /// <param name="opinions">Per thing that came the probability that each predictor gave it; above 0 for at least one.</param>
    /// <param name="predictors">How many predictors there are.</param>
    public static double[] Shares(IReadOnlyCollection<double[]> opinions, int predictors)
    {
        double[] shares = [.. Enumerable.Repeat(1.0 / predictors, predictors)];
        for (int round = 0; round < Rounds && opinions.Count > 0; round++)
        {
            double[] credit = new double[predictors];
            foreach (double[] row in opinions)
            {
                double all = 0;
                for (int i = 0; i < predictors; i++)
                    all += shares[i] * row[i];
                for (int i = 0; i < predictors; i++)
                    credit[i] += shares[i] * row[i] / all;
            }
            shares = [.. credit.Select(sum => sum / opinions.Count)];
        }
        return shares;
    }
}
