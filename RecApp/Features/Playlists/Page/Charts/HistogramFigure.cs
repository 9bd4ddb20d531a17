using RecApp.Components.Shared;

namespace RecApp.Features.Playlists.Page.Charts;

/// <summary>The catalogue's histogram of one feature with the songs given marked in it.</summary>
public static class HistogramFigure
{
    /// <summary>Draws one feature; the songs may be none.</summary>
    public static ChartFigure From(MoodFeature feature, FeatureDistribution distribution, IReadOnlyList<ProfiledSong> songs)
    {
        var index = MoodFeature.All.Index().First(entry => entry.Item == feature).Index;
        var values = songs.Select(song => Math.Round((double)song.Features.ToArray()[index], 3)).ToArray();
        var mean = values.Length == 0 ? 0 : values.Average();
        var edges = distribution.Edges;
        var centres = Enumerable.Range(0, distribution.Counts.Count).Select(bin => Math.Round((edges[bin] + edges[bin + 1]) / 2, 4)).ToArray();
        var bars = ChartTrace.Bar(centres, ChartValues.Of([.. distribution.Counts.Select(count => (double)count)]), "Songs of the catalogue", ChartColour.Muted) with
        {
            BarWidth = Math.Round((edges[1] - edges[0]) * 0.94, 4),
        };
        var marks = ChartTrace.Points(values, ChartValues.Of([.. values.Select(_ => 0.0)]), "Your songs") with
        {
            Text = ChartValues.Of([.. songs.Zip(values, (song, value) => $"{song.Name} – {song.Artist}: {MoodText.Value(feature, value)}")]),
            Size = 12,
            Symbol = "diamond",
            Opacity = 0.8,
        };
        return new(
            values.Length == 0
                ? $"Half of the catalogue's songs have {feature.Name.ToLowerInvariant()} below {MoodText.Value(feature, MoodText.Median(feature, distribution))}"
                : $"{feature.Name}: on average your songs are above {MoodText.ShareBelow(distribution, mean):P0} of the catalogue",
            $"{feature.Meaning} The bars count the songs of the catalogue" + (values.Length == 0 ? "." : $"; diamonds mark your songs, the line their average, {MoodText.Value(feature, mean)}."),
            values.Length == 0 ? [bars] : [bars, marks],
            new()
            {
                Height = 300,
                ShowLegend = values.Length > 0,
                XAxis = new() { Title = feature.Unit.Length > 0 ? $"{feature.Name} ({feature.Unit})" : feature.Name },
                YAxis = new() { Title = "Songs", TickFormat = "~s" },
                Shapes = values.Length == 0 ? [] : [ChartShape.VerticalLine(Math.Round(mean, 3), ChartColour.Accent, dashed: true)],
            });
    }

    /// <summary>The feature that sets the songs apart most, to show first.</summary>
    public static MoodFeature MostTelling(IReadOnlyList<FeatureProfile> profile) =>
        profile.Count == 0
            ? MoodFeature.All[0]
            : MoodFeature.All.First(feature => feature.Key == profile.MaxBy(entry => Math.Abs(entry.YouStandardised))!.Feature);
}
