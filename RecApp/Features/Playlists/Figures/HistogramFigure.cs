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
        var edges = distribution.Edges;
        var centres = Enumerable.Range(0, distribution.Counts.Count).Select(bin => Math.Round((edges[bin] + edges[bin + 1]) / 2, 4)).ToArray();
        List<ChartTrace> traces = [Bars(centres, distribution, distribution.Counts, "Songs of the catalogue", ChartColour.Muted)];
        if (values.Length > ManySongs)
            traces.Add(Bars(centres, distribution, Count(distribution, values), "Your songs", ChartColour.Accent) with { Opacity = 0.7 });
        else if (values.Length > 0)
            traces.Add(Marks(feature, songs, values));
        return new(
            values.Length == 0
                ? $"Half of the catalogue's songs have {feature.Name.ToLowerInvariant()} below {MoodText.Value(feature, MoodText.Median(feature, distribution))}"
                : $"{feature.Name}: on average your songs are above {MoodText.ShareBelow(distribution, mean):P0} of the catalogue",
            $"{feature.Meaning} {Explanation(feature, values.Length, mean)}",
            traces,
            new()
            {
                Height = 300,
                ShowLegend = values.Length > 0,
                XAxis = new() { Title = feature.Unit.Length > 0 ? $"{feature.Name} ({feature.Unit})" : feature.Name },
                YAxis = new() { Title = "Share of the songs", TickFormat = ".0%" },
                Shapes = values.Length == 0 ? [] : [ChartShape.VerticalLine(Math.Round(mean, 3), ChartColour.Accent, dashed: true)],
            });
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

    private static ChartTrace Bars(double[] centres, FeatureDistribution distribution, IReadOnlyList<long> counts, string name, ChartColour colour)
    {
        double total = Math.Max(1, counts.Sum());
        return ChartTrace.Bar(centres, ChartValues.Of([.. counts.Select(count => Math.Round(count / total, 4))]), name, colour) with
        {
            BarWidth = Math.Round((distribution.Edges[1] - distribution.Edges[0]) * 0.94, 4),
        };
    }

    private static ChartTrace Marks(MoodFeature feature, IReadOnlyList<ProfiledSong> songs, double[] values) =>
        ChartTrace.Points(values, ChartValues.Of([.. values.Select(_ => 0.0)]), "Your songs") with
        {
            Text = ChartValues.Of([.. songs.Zip(values, (song, value) => $"{song.Name} – {song.Artist}: {MoodText.Value(feature, value)}")]),
            Size = 12,
            Symbol = "diamond",
            Opacity = 0.8,
        };

    private static long[] Count(FeatureDistribution distribution, double[] values)
    {
        var counts = new long[distribution.Counts.Count];
        double low = distribution.Edges[0], width = distribution.Edges[1] - low;
        foreach (var value in values)
            counts[Math.Clamp((int)((value - low) / width), 0, counts.Length - 1)]++;
        return counts;
    }
}
