using RecApp.Bundles;
using RecApp.Components.Shared;

namespace RecApp.Features.Blog.Live.Charts;

/// <summary>Chart of what is shipped.</summary>
internal static class BundleChart
{
    /// <summary>Size of every served bundle.</summary>
    public static ChartFigure Sizes(IReadOnlyList<ModelManifest> manifests)
    {
        (string Name, double Value)[] rows = [.. manifests.Select(manifest => (manifest.Name, manifest.Files.Sum(file => file.Bytes) / 1e6)).OrderByDescending(row => row.Item2)];
        return Metrics.Bars(
            $"All models together are {rows.Sum(row => row.Value):0} MB on disk",
            $"Size of each served bundle; the largest is {rows[0].Name}.",
            "Size (MB)", "Model", rows, value => value.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), ",.0f");
    }
}
