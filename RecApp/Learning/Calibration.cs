namespace RecApp.Learning;

/// <summary>Whether probabilities mean what they say.</summary>
public static class Calibration
{
    private const int Candidates = 200;

    /// <summary>The divisor of log-odds, between 0.2 and 5, with the least log loss (temperature scaling; Guo and others 2017).</summary>
    /// <param name="logits">[rows].</param>
    /// <param name="labels">[rows].</param>
    public static double Temperature(IReadOnlyList<double> logits, IReadOnlyList<bool> labels) =>
        Enumerable.Range(0, Candidates).Select(i => 0.2 * Math.Pow(25, i / (Candidates - 1.0))).MinBy(temperature => LogLoss(logits, labels, temperature));

    /// <summary>Mean negative logarithm of the probability given to what was true.</summary>
    /// <param name="logits">[rows], 1 or more.</param>
    /// <param name="labels">[rows].</param>
    /// <param name="temperature">Divides the logits.</param>
    public static double LogLoss(IReadOnlyList<double> logits, IReadOnlyList<bool> labels, double temperature = 1)
    {
        double sum = 0;
        for (int row = 0; row < logits.Count; row++)
        {
            double wrong = (labels[row] ? -logits[row] : logits[row]) / temperature;
            // log(1 + e^wrong) without overflow.
            sum += Math.Max(0, wrong) + Math.Log(1 + Math.Exp(-Math.Abs(wrong)));
        }
        return sum / logits.Count;
    }

    /// <summary>Mean distance, weighted by rows, between what is said and what is true in bins of equal width.</summary>
    /// <param name="probabilities">[rows], 1 or more, 0–1.</param>
    /// <param name="labels">[rows].</param>
    /// <param name="bins">1 or more.</param>
    public static double ExpectedError(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels, int bins = 15) =>
        Enumerable.Range(0, probabilities.Count)
            .GroupBy(row => Math.Min((int)(probabilities[row] * bins), bins - 1))
            .Sum(bin => Math.Abs(bin.Sum(row => probabilities[row] - (labels[row] ? 1 : 0)))) / probabilities.Count;

    /// <summary>Mean squared distance between probability and truth (Brier 1950).</summary>
    /// <param name="probabilities">[rows], 1 or more, 0–1.</param>
    /// <param name="labels">[rows].</param>
    public static double Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels) =>
        probabilities.Zip(labels, (probability, label) => Math.Pow(probability - (label ? 1 : 0), 2)).Average();
}
