namespace RecApp.Monitoring.Drift;

/// <summary>The customary reading of a population stability index, the same for any number of rows (Siddiqi 2006).</summary>
public enum PsiLevel
{
    /// <summary>Below 0.1.</summary>
    Little,

    /// <summary>0.1 to 0.25.</summary>
    Some,

    /// <summary>0.25 or more.</summary>
    Much,
}

/// <summary>Whether a feature, or a model's output, is what it was in training.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Rows">Rows of the window that were compared.</param>
/// <param name="Psi">Population stability index, 0 or more.</param>
/// <param name="PsiThreshold">
/// What unchanged data of so many rows exceed by chance in a share of windows that is the detector's level. It is the index's own
/// measure, for one feature alone; whether it has drifted is decided by the corrected p value.
/// </param>
/// <param name="PsiLevel">The index by the fixed rule.</param>
/// <param name="JensenShannon">Divergence in bits, 0–1.</param>
/// <param name="KolmogorovSmirnov">Greatest distance of the cumulative distributions, 0–1; null for categories.</param>
/// <param name="PValue">Probability of such a difference, or a greater one, between samples of one distribution.</param>
/// <param name="CorrectedPValue">The same after all that were looked at in this window.</param>
/// <param name="Drifted">The difference is neither chance nor too small to matter.</param>
public sealed record FeatureVerdict(
    string Feature, long Rows, double Psi, double PsiThreshold, PsiLevel PsiLevel, double JensenShannon,
    double? KolmogorovSmirnov, double PValue, double CorrectedPValue, bool Drifted);

/// <summary>A feature's verdict in short.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Rows">Rows of the window that were compared.</param>
/// <param name="Psi">Population stability index, 0 or more.</param>
/// <param name="Drifted">The difference is neither chance nor too small to matter.</param>
public readonly record struct DriftFinding(string Feature, long Rows, double Psi, bool Drifted);

/// <summary>All features of a window.</summary>
/// <param name="Features">In the order in which they were given.</param>
public sealed record WindowVerdict(IReadOnlyList<FeatureVerdict> Features)
{
    /// <summary>Whether any feature has drifted.</summary>
    public bool Drifted => Features.Any(feature => feature.Drifted);
}
