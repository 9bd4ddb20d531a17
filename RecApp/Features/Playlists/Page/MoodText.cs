using System.Globalization;
using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Page;

/// <summary>Mood features as people read them: natural units, sensible digits.</summary>
public static class MoodText
{
    /// <summary>A value with its unit, such as <c>0.64</c>, <c>-7.2 dB</c> or <c>121 BPM</c>.</summary>
    public static string Value(MoodFeature feature, double value) => feature.Unit switch
    {
        "dB" => Number(value, "0.0") + " dB",
        "BPM" => Number(value, "0") + " BPM",
        _ => Number(value, "0.00"),
    };

    /// <summary>The accepted range, such as <c>-60 to 5 dB</c>.</summary>
    public static string Range(MoodFeature feature) =>
        $"{Number(feature.Minimum, "0.#")} to {Number(feature.Maximum, "0.#")} {feature.Unit}".TrimEnd();

    /// <summary>Step of a slider that makes a difference one can hear.</summary>
    public static double Step(MoodFeature feature) => feature.Unit switch { "dB" => 0.5, "BPM" => 1, _ => 0.01 };

    /// <summary>The value below which half of the songs lie, interpolated within its bin and rounded to the slider's step.</summary>
    public static double Median(MoodFeature feature, FeatureDistribution distribution)
    {
        var half = distribution.Counts.Sum() / 2.0;
        for (int bin = 0; bin < distribution.Counts.Count; bin++)
        {
            var count = distribution.Counts[bin];
            if (count < half || count == 0)
            {
                half -= count;
                continue;
            }

            var value = distribution.Edges[bin] + (distribution.Edges[bin + 1] - distribution.Edges[bin]) * half / count;
            return Snap(feature, value);
        }

        return Snap(feature, (feature.Minimum + feature.Maximum) / 2);
    }

    /// <summary>The share of songs below a value, 0–1.</summary>
    public static double ShareBelow(FeatureDistribution distribution, double value)
    {
        double below = 0, total = 0;
        for (int bin = 0; bin < distribution.Counts.Count; bin++)
        {
            double low = distribution.Edges[bin], high = distribution.Edges[bin + 1];
            below += distribution.Counts[bin] * Math.Clamp((value - low) / (high - low), 0, 1);
            total += distribution.Counts[bin];
        }

        return total == 0 ? 0 : below / total;
    }

    /// <summary>Heights of <paramref name="bars"/> equal bars between two values, the tallest being <paramref name="tallest"/>.</summary>
    public static IReadOnlyList<double> Bars(FeatureDistribution distribution, double low, double high, int bars, double tallest)
    {
        var width = (high - low) / bars;
        var shares = Enumerable.Range(0, bars)
            .Select(bar => ShareBelow(distribution, low + (bar + 1) * width) - ShareBelow(distribution, low + bar * width))
            .ToArray();
        // The root keeps small bars visible beside a bin that holds half of the songs, as in instrumentalness.
        var most = Math.Sqrt(Math.Max(shares.Max(), 1e-9));
        return [.. shares.Select(share => Math.Round(tallest * Math.Sqrt(Math.Max(share, 0)) / most, 2))];
    }

    /// <summary>The nearest value a slider can show, within the accepted range.</summary>
    public static double Snap(MoodFeature feature, double value)
    {
        var step = MoodText.Step(feature);
        return Math.Clamp(Math.Round(Math.Round(value / step) * step, 4), feature.Minimum, feature.Maximum);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
