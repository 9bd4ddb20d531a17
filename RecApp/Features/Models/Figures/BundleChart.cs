using System.Globalization;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Models.Figures;

/// <summary>Chart of what is shipped.</summary>
internal static class BundleChart
{
    /// <summary>Size of every served bundle.</summary>
    public static ChartFigure? Sizes(IReadOnlyList<ModelManifest> manifests)
    {
        if (manifests.Count == 0)
            return null;
        (string Name, double Value)[] rows = [.. manifests.Select(manifest => (manifest.Name, manifest.Files.Sum(file => file.Bytes) / 1e6)).OrderByDescending(row => row.Item2)];
        return MetricChart.Bars(
            $"All models together are {rows.Sum(row => row.Value):0} MB on disk",
            $"Size of each served bundle; the largest is {rows[0].Name}.",
            "Size (MB)", "Model", rows, value => value.ToString("0.0", CultureInfo.InvariantCulture), ",.0f");
    }
}
