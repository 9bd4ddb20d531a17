using RecApp.Learning;

namespace RecApp.Monitoring.Quality;

/// <summary>Answers whose stated probabilities are alike, and how many of them people called right.</summary>
/// <param name="Answers">0 or more.</param>
/// <param name="ProbabilitySum">The sum of their stated probabilities, 0 to <paramref name="Answers"/>.</param>
/// <param name="Right">0 to <paramref name="Answers"/>.</param>
public readonly record struct CalibrationBin(long Answers, double ProbabilitySum, long Right)
{
    /// <summary>Both as one.</summary>
    public static CalibrationBin operator +(CalibrationBin one, CalibrationBin two) =>
        new(one.Answers + two.Answers, one.ProbabilitySum + two.ProbabilitySum, one.Right + two.Right);

    /// <summary>Sorts answers into bins of equal width between 0 and 1.</summary>
    /// <param name="answers">The stated probability, 0–1, and whether the answer was right.</param>
    /// <param name="bins">1 or more.</param>
    /// <returns>[bins].</returns>
    public static CalibrationBin[] Sort(IEnumerable<(double Probability, bool Right)> answers, int bins = 10)
    {
        var sorted = new CalibrationBin[bins];
        foreach (var (probability, right) in answers)
            sorted[Math.Min((int)(probability * bins), bins - 1)] += new CalibrationBin(1, probability, right ? 1 : 0);
        return sorted;
    }
}

/// <summary>
/// Expected calibration error: the mean distance between stated probability and share of right answers over the bins, weighted by
/// answers (Naeini, Cooper and Hauskrecht 2015). Chance alone makes it positive, the more so the fewer the answers.
/// </summary>
/// <param name="Error">0–1; 0 without answers.</param>
/// <param name="Low">0–1, lower end of the interval.</param>
/// <param name="High">0–1, upper end; without answers the interval is 0 to 1.</param>
/// <param name="Chance">What a perfectly calibrated model with as many answers stays under in 95 of 100 cases.</param>
public readonly record struct CalibrationError(double Error, double Low, double High, double Chance)
{
    private const int Draws = 2000;

    /// <summary>
    /// The error with its interval by a seeded bootstrap within the bins. The interval is the basic one, reflected at the estimate
    /// (Davison and Hinkley 1997, 5.2): resampling adds once more the bias that the estimate has, and reflecting takes it off.
    /// </summary>
    /// <param name="bins">What was counted.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    public static CalibrationError Of(IReadOnlyList<CalibrationBin> bins, double confidence = 0.95)
    {
        if (confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence));
        CalibrationBin[] used = [.. bins.Where(bin => bin.Answers > 0)];
        if (used.Length == 0)
            return new(0, 0, 1, 1);
        double error = Distance(used);
        double[] again = Simulate(used, bin => (double)bin.Right / bin.Answers), perfect = Simulate(used, bin => bin.ProbabilitySum / bin.Answers);
        double tail = (1 - confidence) / 2;
        return new(error, Math.Clamp((2 * error) - Quantile(again, 1 - tail), 0, 1), Math.Clamp((2 * error) - Quantile(again, tail), 0, 1), Quantile(perfect, 0.95));
    }

    private static double[] Simulate(CalibrationBin[] bins, Func<CalibrationBin, double> right)
    {
        var random = new Random(1);
        double[] found = [.. Enumerable.Range(0, Draws).Select(_ =>
            Distance(bins.Select(bin => bin with { Right = CountSampling.Binomial(random, bin.Answers, right(bin)) })))];
        Array.Sort(found);
        return found;
    }

    private static double Distance(IEnumerable<CalibrationBin> bins)
    {
        double sum = 0, answers = 0;
        foreach (var bin in bins)
        {
            sum += Math.Abs(bin.ProbabilitySum - bin.Right);
            answers += bin.Answers;
        }
        return sum / answers;
    }

    private static double Quantile(double[] sorted, double share) => sorted[(int)Math.Round(share * (sorted.Length - 1))];
}
