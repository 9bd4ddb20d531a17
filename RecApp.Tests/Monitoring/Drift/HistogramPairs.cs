using RecApp.Bundles;
using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

/// <summary>Samples counted in bins of width 1 from 0.</summary>
internal static class HistogramPairs
{
    public static FeatureReference Reference(params long[] counts) => new("feature", [.. Enumerable.Range(0, counts.Length + 1).Select(edge => (double)edge)], counts);

    public static HistogramPair Of(long[] reference, long[] window, FeatureKind kind = FeatureKind.Numeric) =>
        HistogramPair.Of(new(Reference(reference), new(window), kind));

    /// <summary>The shapes that features have in the data of the shipped models, among them skewed ones and ones with empty bins: references without a role, or where all have one the inputs.</summary>
    public static FeatureReference[] Shipped(string model) =>
        [.. ManifestFormat.Read(Directory.GetDirectories(Support.RepositoryFolder.Combine("models", model)).Single()).Reference.GroupBy(reference => reference.Role).OrderBy(role => role.Key).First()];
}
