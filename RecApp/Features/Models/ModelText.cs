using System.Globalization;
using System.Text.Json;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Text;

namespace RecApp.Features.Models;

/// <summary>How the models' pages write things.</summary>
internal static class ModelText
{
    public static string State(ModelState state) => state switch
    {
        ModelState.Available => "Running",
        ModelState.Unavailable => "Not running",
        ModelState.Loading => "Loading",
        _ => "Not loaded yet",
    };

    /// <summary>A rating by its stored name.</summary>
    public static string Rating(string name) => name is "love" or "like" or "hate" ? $"{name.Capitalised()} it" : name.Capitalised();

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString(FormatOf([value]), CultureInfo.InvariantCulture);

    /// <summary>A number kept of a question or answer: years without a separator, money with one.</summary>
    public static string Kept(double value) => value.ToString(Math.Abs(value) >= 10_000 ? "N0" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>Through what an answer was asked for, and how long it took; nothing while it is being answered.</summary>
    public static string Asked(Prediction prediction) => prediction.Caller is { } caller
        ? string.Create(CultureInfo.InvariantCulture, $", {Way(caller)}; answered in {prediction.Duration.TotalMilliseconds:0.##} ms")
        : "";

    private static string Way(string caller) => caller switch
    {
        Caller.Page => "on a page",
        Caller.Api => "by a program",
        Caller.Assistant => "by an assistant",
        Caller.Shadow => "unseen, beside the version that answered",
        _ => "by this server itself",
    };

    /// <summary>The .NET format for figures of one measure: the decimals that their largest deserves.</summary>
    public static string FormatOf(IEnumerable<double?> values) => values.Max(value => Math.Abs(value ?? 0)) switch
    {
        >= 100 => "N0",
        > 0 and < 0.1 => "0.0000",
        _ => "0.000",
    };

    /// <summary>A setting of training that is no list: numbers to four decimals.</summary>
    public static string Setting(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && (number == 0 || Math.Abs(number) >= 0.0001)
        ? number.ToString("0.####", CultureInfo.InvariantCulture)
        : value.ToString();

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
