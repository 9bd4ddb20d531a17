using System.Globalization;
using RecApp.Bundles;

namespace RecApp.Features.Models;

/// <summary>How the models' pages write things.</summary>
internal static class ModelText
{
    public static string State(ModelState state) => state switch
    {
        ModelState.Available => "Available",
        ModelState.Unavailable => "Unavailable",
        ModelState.Loading => "Loading",
        _ => "Not loaded yet",
    };

    public static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.000" : "N0", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Decimal units, as file managers write them.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
    };

    /// <summary>The few figures that stand for a model: the first variant's on the first part of the test data.</summary>
    public static IReadOnlyList<ModelMetric> Headline(ModelManifest manifest) =>
        [.. manifest.Metrics.Where(m => (m.Variant, m.Group) == (manifest.Metrics[0].Variant, manifest.Metrics[0].Group)).Take(3)];
}
