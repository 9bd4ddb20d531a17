namespace RecApp.Retraining;

/// <summary>Which way a figure should go.</summary>
public enum MetricAim
{
    /// <summary>Neither: it describes, or has a value to be met.</summary>
    None,

    Higher,

    Lower,
}

/// <summary>The aims of the measures in manifests.</summary>
internal static class MetricAims
{
    private static readonly string[] Higher = ["R²", "adjusted R²", "accuracy", "praise found", "displeasure found", "nDCG", "recall", "R-precision"];

    private static readonly string[] Lower =
    [
        "mean absolute error", "median width", "pinball loss", "residual standard deviation", "log loss", "Brier score", "expected calibration error", "bits per character", "bitsPerCharacter",
    ];

    /// <summary>The aim of a measure by its name.</summary>
    public static MetricAim Of(string measure) =>
        Higher.Any(known => measure.StartsWith(known, StringComparison.Ordinal)) ? MetricAim.Higher
        : Lower.Any(known => measure.StartsWith(known, StringComparison.Ordinal)) ? MetricAim.Lower
        : MetricAim.None;
}
