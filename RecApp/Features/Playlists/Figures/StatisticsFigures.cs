using RecApp.Charts;
using RecApp.Features.Playlists.Model;
using RecApp.Text;

namespace RecApp.Features.Playlists.Figures;

/// <summary>The charts over the whole data set; every title states what one sees.</summary>
public static class StatisticsFigures
{
    private const int Shown = 15;
    private const int ManyPlaylists = 10;

    public static ChartFigure TopArtists(PlaylistStatistics data) => Ranking(
        data.TopArtists,
        top => $"{top.Word} stands in playlists most often: {top.Weight:N0} times",
        "The artists with the most playlist entries.",
        "Playlist entries");

    public static ChartFigure TopGenres(PlaylistStatistics data) => Ranking(
        data.TopGenres,
        top => $"{top.Word.Capitalised()} is the most common genre",
        "The genres of the artists, counted by playlist entries; an artist may have several.",
        "Playlist entries");

    public static ChartFigure SongsPerPlaylist(PlaylistStatistics data)
    {
        var bins = data.SongsPerPlaylist;
        var labels = bins.Index().Select(bin => bin.Index + 1 < bins.Count
            ? Span(bin.Item.Value, bins[bin.Index + 1].Value - 1)
            : $"{bin.Item.Value:N0}+").ToList();
        var most = bins.Count == 0 ? 0 : bins.Index().MaxBy(bin => bin.Item.Count).Index;
        return new(
            bins.Count == 0 ? "There are no playlists" : $"Most often a playlist has {labels[most]} songs",
            "How many playlists have how many songs.",
            [ChartTrace.Bar(Counts(bins), ChartValues.Of(labels)) with { Horizontal = true }],
            new() { Height = 360, XAxis = new() { Title = "Playlists", TickFormat = ",.0f" }, YAxis = new() { Title = "Songs in a playlist", Type = "category" } });
    }

    public static ChartFigure PlaylistsPerSong(PlaylistStatistics data)
    {
        // Past ten playlists there are few songs each; one bar for them all keeps the chart readable.
        var bars = data.PlaylistsPerSong
            .GroupBy(entry => Math.Min(entry.Value, ManyPlaylists))
            .OrderBy(group => group.Key)
            .Select(group => (Label: group.Key == ManyPlaylists ? $"{ManyPlaylists}+" : $"{group.Key}", Count: group.Sum(entry => entry.Count)))
            .ToList();
        var once = data.PlaylistsPerSong.Where(entry => entry.Value == 1).Sum(entry => entry.Count);
        return new(
            data.SongsInPlaylists == 0 ? "No song stands in a playlist" : $"{once / (double)data.SongsInPlaylists:P0} of the songs in playlists stand in only one",
            "How many songs stand in how many playlists; the scale is logarithmic. Co-occurrence alone would be thin, so artists, genres and sound carry much.",
            [ChartTrace.Bar(ChartValues.Of([.. bars.Select(bar => bar.Label)]), ChartValues.Of([.. bars.Select(bar => (double)bar.Count)]))],
            new() { XAxis = new() { Title = "Playlists with the song", Type = "category" }, YAxis = new() { Title = "Songs", Type = "log" }, Height = 360 });
    }

    public static ChartFigure Decades(PlaylistStatistics data)
    {
        var decades = data.Decades;
        var total = Math.Max(1, decades.Sum(decade => decade.Count));
        var top = decades.MaxBy(decade => decade.Count);
        return new(
            top is null ? "No release year is known" : $"{top.Count / (double)total:P0} of the songs with a known year are from the {top.Value}s",
            "Songs by the decade of their release.",
            [ChartTrace.Bar(ChartValues.Of([.. decades.Select(decade => $"{decade.Value}s")]), Counts(decades))],
            new() { XAxis = new() { Title = "Decade", Type = "category" }, YAxis = new() { Title = "Songs" }, Height = 360 });
    }

    public static ChartFigure Correlations(PlaylistStatistics data)
    {
        var features = MoodFeature.All;
        var pairs = from first in Enumerable.Range(0, features.Count)
                    from second in Enumerable.Range(first + 1, features.Count - first - 1)
                    select (First: features[first].Name, Second: features[second].Name.ToLowerInvariant(), Value: data.Correlations[first][second]);
        var strongest = pairs.MaxBy(pair => pair.Value);
        var opposite = pairs.MinBy(pair => pair.Value);
        string[] names = [.. features.Select(feature => feature.Name)];
        return new(
            $"{strongest.First} goes with {strongest.Second} ({strongest.Value:0.00}), {opposite.First.ToLowerInvariant()} against {opposite.Second} ({opposite.Value:0.00})",
            "Pearson correlation of each pair of features over all songs with features: 1 rise together, 0 no relation, -1 opposite.",
            [
                ChartTrace.Heatmap(names, names, [.. data.Correlations.Select(row => row.Select(value => Math.Round(value, 2)).ToArray())]) with
                {
                    Diverging = true,
                    ZMin = -1,
                    ZMax = 1,
                },
            ],
            new() { Height = 420, YAxis = new() { Reversed = true } });
    }

    private static ChartFigure Ranking(IReadOnlyList<WordWeight> words, Func<WordWeight, string> title, string summary, string unit)
    {
        var shown = words.Take(Shown).ToList();
        return new(
            shown.Count == 0 ? "There is nothing to count" : title(shown[0]),
            summary,
            [
                ChartTrace.Bar(ChartValues.Of([.. shown.Select(word => word.Weight)]), ChartValues.Of([.. shown.Select(word => word.Word)])) with { Horizontal = true },
            ],
            new() { Height = 420, XAxis = new() { Title = unit }, YAxis = new() { Reversed = true, Type = "category" } });
    }

    private static ChartValues Counts(IEnumerable<CountOf> entries) => ChartValues.Of([.. entries.Select(entry => (double)entry.Count)]);

    private static string Span(int low, int high) => low == high ? $"{low:N0}" : $"{low:N0}–{high:N0}";
}
