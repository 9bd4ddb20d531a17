using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using RecApp.Charts;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;

namespace RecApp.Features.Playlists.Figures;

/// <summary>The catalogue's histogram of one feature with the songs given marked in it.</summary>
public static class HistogramFigure
{
    // More marks than this cover each other; bars of their own show more.
    private const int ManySongs = 25;

    /// <summary>Draws one feature; the songs may be none.</summary>
    public static ChartFigure From(MoodFeature feature, FeatureDistribution distribution, IReadOnlyList<ProfiledSong> songs)
    {
        var index = MoodFeature.All.Index().First(entry => entry.Item == feature).Index;
        var values = songs.Select(song => Math.Round((double)song.Features.ToArray()[index], 3)).ToArray();
        var mean = values.Length == 0 ? 0 : values.Average();
        List<ITrace> traces = [Bars(feature, distribution, distribution.Counts, "Songs of the catalogue", ChartColour.Muted)];
        if (values.Length > ManySongs)
        {
            var yours = Bars(feature, distribution, Count(distribution, values), "Your songs", ChartColour.Accent);
            yours.Opacity = 0.7m;
            traces.Add(yours);
        }
        else if (values.Length > 0)
            traces.Add(Marks(feature, songs, values));
        double highest = traces.OfType<Bar>().Max(bars => bars.Y.Cast<double>().DefaultIfEmpty().Max());
        var layout = new Layout
        {
            Height = 300,
            ShowLegend = values.Length > 0,
            XAxis = ChartAxis.Across(feature.Unit.Length > 0 ? $"{feature.Name} ({feature.Unit})" : feature.Name),
            YAxis = ChartAxis.Heights("Share of the songs", highest, ".0%"),
        };
        return new(
            values.Length == 0
                ? $"Half of the catalogue's songs have {feature.Name.ToLowerInvariant()} below {MoodText.Value(feature, MoodText.Median(feature, distribution))}"
                : $"{feature.Name}: on average your songs are above {FigureText.WholePercent(MoodText.ShareBelow(distribution, mean))} of the catalogue",
            $"{feature.Meaning} {Explanation(feature, values.Length, mean)}",
            traces,
            values.Length == 0 ? layout : layout.WithLine(Math.Round(mean, 3), $"Your average {MoodText.Value(feature, mean)}", ChartColour.Accent, dashed: true));
    }

    /// <summary>The feature that sets the songs apart most, to show first.</summary>
    public static MoodFeature MostTelling(IReadOnlyList<FeatureProfile> profile) =>
        profile.Count == 0
            ? MoodFeature.All[0]
            : MoodFeature.All.First(feature => feature.Key == profile.MaxBy(entry => Math.Abs(entry.YouStandardised))!.Feature);

    private static string Explanation(MoodFeature feature, int songs, double mean) => songs switch
    {
        0 => "Bars show the share of the catalogue's songs.",
        <= ManySongs => $"Bars show the share of the catalogue's songs; diamonds mark your songs, the line their average, {MoodText.Value(feature, mean)}.",
        _ => $"Bars show the share of the catalogue's songs and of yours; the line is your average, {MoodText.Value(feature, mean)}.",
    };

    private static Bar Bars(MoodFeature feature, FeatureDistribution distribution, IReadOnlyList<long> counts, string name, string colour)
    {
        var edges = distribution.Edges;
        double total = Math.Max(1, counts.Sum());
        return ChartTrace.Histogram(
            counts.Select((_, bin) => Math.Round((edges[bin] + edges[bin + 1]) / 2, 4)), edges[1] - edges[0],
            counts.Select(count => Math.Round(count / total, 4)),
            counts.Select((count, bin) => $"{feature.Name} {MoodText.Value(feature, edges[bin])} to {MoodText.Value(feature, edges[bin + 1])}: {FigureText.Counted(count, "song")} ({FigureText.WholePercent(count / total)})\n{name}").ToArray(),
            name, colour);
    }

    private static Scatter Marks(MoodFeature feature, IReadOnlyList<ProfiledSong> songs, double[] values)
    {
        var marks = ChartTrace.Points(values, values.Select(_ => 0.0),
            songs.Zip(values, (song, value) => $"{song.Name} – {song.Artist}: {MoodText.Value(feature, value)}").ToArray(), "Your songs", size: 12, symbol: SymbolEnum.Diamond);
        marks.Opacity = 0.8m;
        return marks;
    }

    private static long[] Count(FeatureDistribution distribution, double[] values)
    {
        var counts = new long[distribution.Counts.Count];
        double low = distribution.Edges[0], width = distribution.Edges[1] - low;
        foreach (var value in values)
            counts[Math.Clamp((int)((value - low) / width), 0, counts.Length - 1)]++;
        return counts;
    }
}
