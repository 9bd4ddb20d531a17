using Plotly.Blazor;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Lyrics.Figures;

/// <summary>Chart of the writer of verse for posts.</summary>
internal static class LyricsPostChart
{
    /// <summary>How long the lines are that it was taught.</summary>
    public static ChartFigure? Syllables(ModelManifest manifest)
    {
        if (manifest.Reference.FirstOrDefault(reference => reference.Feature == "syllablesPerLine") is not { Counts.Count: > 0 } lengths || lengths.Counts.Sum() is not (> 0 and var lines))
            return null;
        double[] shares = [.. lengths.Counts.Select(count => count / (double)lines)];
        var usual = shares.Index().OrderByDescending(bin => bin.Item).Take(2).Select(bin => (int)Math.Ceiling(lengths.Edges[bin.Index])).Order().ToArray();
        return new(
            $"Lines of {string.Join(" and ", usual)} syllables are the most common in the verse the writer learnt from",
            $"Share of {FigureText.Whole(lines)} lines by their number of syllables, as the pronouncing dictionary counts them; the last bar holds longer ones, too.",
            [ChartTrace.Columns(lengths.Counts.Select((_, bin) => Math.Ceiling(lengths.Edges[bin])), shares, "%{x} syllables: %{y:.1%} of the lines", "Lines")],
            new Layout { Height = 280, XAxis = ChartAxis.Across("Syllables"), YAxis = ChartAxis.Heights("Share of lines", shares.Max(), ".0%") });
    }
}
