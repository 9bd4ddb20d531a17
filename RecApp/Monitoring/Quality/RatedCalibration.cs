namespace RecApp.Monitoring.Quality;

/// <summary>A measure of a model's answers that is the probability of one of two verdicts; the answer is the likelier one. A feature registers it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Measure">As the manifest's reference calls it.</param>
public sealed record StatedProbability(string Model, string Measure);

/// <summary>Whether answers were right as often as the model said they would be, as far as people said so.</summary>
/// <param name="Answers">Answers that people called right or wrong.</param>
/// <param name="Stated">The mean probability that the model gave its answers, 0.5–1.</param>
/// <param name="Right">The share of right ones, 0–1.</param>
/// <param name="Steps">By stated probability, the lowest first; only those with answers.</param>
/// <param name="Error">The expected calibration error.</param>
public sealed record RatedCalibration(long Answers, double Stated, double Right, IReadOnlyList<CalibrationStep> Steps, CalibrationError Error)
{
    /// <summary>Further off than chance alone would be in 95 of 100 cases.</summary>
    public bool IsOff => Error.Error > Error.Chance;

    /// <summary>Counts answers; null without any.</summary>
    /// <param name="answers">The probability of one of two verdicts, 0–1, and whether the likelier one was right.</param>
    public static RatedCalibration? Of(IEnumerable<(double Probability, bool Right)> answers)
    {
        var bins = CalibrationBin.Sort(answers.Select(answer => (Math.Max(answer.Probability, 1 - answer.Probability), answer.Right)));
        CalibrationBin[] used = [.. bins.Where(bin => bin.Answers > 0)];
        if (used.Length == 0)
            return null;
        var all = used.Aggregate((one, two) => one + two);
        return new(all.Answers, all.ProbabilitySum / all.Answers, (double)all.Right / all.Answers, [.. used.Select(CalibrationStep.Of)], CalibrationError.Of(used));
    }
}

/// <summary>Answers whose stated probabilities are alike.</summary>
/// <param name="Answers">1 or more.</param>
/// <param name="Stated">Their mean stated probability, 0.5–1.</param>
/// <param name="Right">The share of right ones, 0–1.</param>
/// <param name="Low">Lower end of its 95 % interval (Wilson).</param>
/// <param name="High">Its upper end.</param>
public sealed record CalibrationStep(long Answers, double Stated, double Right, double Low, double High)
{
    internal static CalibrationStep Of(CalibrationBin bin)
    {
        var right = WilsonInterval.Of(bin.Right, bin.Answers);
        return new(bin.Answers, bin.ProbabilitySum / bin.Answers, right.Share, right.Low, right.High);
    }
}
