using RecApp.Bundles;

namespace RecApp.Monitoring.Drift;

/// <summary>What the bins of a feature are.</summary>
public enum FeatureKind
{
    /// <summary>Ranges of a number: neighbouring bins are alike.</summary>
    Numeric,

    /// <summary>One category each, in no order.</summary>
    Category,
}

/// <summary>A feature, or a model's output, in the training data and in a window.</summary>
/// <param name="Reference">The training data, themselves a sample of as many rows as its counts add up to.</param>
/// <param name="Window">Counted in the reference's bins.</param>
/// <param name="Kind">Which test applies.</param>
/// <param name="ReferenceUnknown">
/// Rows of the training data in which the feature was unknown. Null where nobody counted them: the window's are then left out too.
/// </param>
public sealed record FeatureComparison(FeatureReference Reference, WindowCounts Window, FeatureKind Kind = FeatureKind.Numeric, long? ReferenceUnknown = null);
