using RecApp.Bundles;
using RecApp.Monitoring.Drift;
using RecApp.Storage.Hours;

namespace RecApp.Monitoring.Watching;

/// <summary>Compares what was asked of served versions with what they learnt from. Safe for concurrent use; one for all, as it remembers thresholds.</summary>
public sealed class DriftWatch
{
    private readonly DriftDetector _detector = new();

    /// <summary>Which measures of the served version have drifted.</summary>
    /// <param name="model">The model with its versions.</param>
    /// <param name="rows">Its hours; those of other versions are left out.</param>
    public IReadOnlyList<DriftFinding> Look(ModelSummary model, IEnumerable<HourRow> rows) => _detector.Look(Comparisons(model, rows));

    /// <summary>The whole verdict on each measure of the served version, beside what was compared.</summary>
    /// <inheritdoc cref="Look"/>
    public IReadOnlyList<(FeatureComparison Comparison, FeatureVerdict Verdict)> Judge(ModelSummary model, IEnumerable<HourRow> rows)
    {
        var comparisons = Comparisons(model, rows);
        return [.. comparisons.Zip(_detector.Judge(comparisons).Features)];
    }

    private static FeatureComparison[] Comparisons(ModelSummary model, IEnumerable<HourRow> rows)
    {
        if (model.Manifest is not { } manifest)
            return [];
        MeasureLayout layout = new(manifest.Reference);
        MeasureCounts counts = new(layout);
        foreach (var row in rows.Where(row => row.Key.Version == manifest.Version))
        {
            if (row.Measured is { } measured)
                counts.Merge(measured);
        }
        return [.. layout.References.Zip(counts.Windows, (reference, window) => new FeatureComparison(
            reference, window, reference.AreCategories == true ? FeatureKind.Category : FeatureKind.Numeric, reference.Unknown))];
    }
}
