using MathNet.Numerics.Distributions;

namespace RecApp.Monitoring.Quality;

/// <summary>
/// A share of counted cases and the range in which the true one lies, by Wilson's score interval (1927): unlike share ± error it stays
/// within 0–1 and holds for few cases and rare ones (Brown, Cai and DasGupta 2001).
/// </summary>
/// <param name="Share">0–1; 0 without a case.</param>
/// <param name="Low">0–1.</param>
/// <param name="High">0–1; without a case the range is 0 to 1.</param>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    /// <param name="hits">0 to <paramref name="cases"/>.</param>
    /// <param name="cases">0 or more.</param>
    /// <param name="confidence">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">More hits than cases, a negative count, or no such confidence.</exception>
    public static WilsonInterval Of(long hits, long cases, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, cases);
        if (confidence is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence));
        if (cases == 0)
            return new(0, 0, 1);
        double z = Normal.InvCDF(0, 1, (1 + confidence) / 2), share = (double)hits / cases, shrink = 1 + (z * z / cases);
        double middle = (share + (z * z / (2 * cases))) / shrink;
        double half = z / shrink * Math.Sqrt((share * (1 - share) / cases) + (z * z / (4.0 * cases * cases)));
        // At the ends the range ends there exactly, which rounding would miss.
        return new(share, hits == 0 ? 0 : middle - half, hits == cases ? 1 : middle + half);
    }
}
