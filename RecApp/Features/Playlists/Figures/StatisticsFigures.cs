using Plotly.Blazor;
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
        top => $"{top.Word} appears most often: {top.Weight:N0} times",
        "The artists with the most songs in playlists; a song counts in each of its playlists.");

    public static ChartFigure TopGenres(PlaylistStatistics data) => Ranking(
        data.TopGenres,
        top => $"{top.Word.Capitalised()} is the most common genre",
        "The genres of the artists, counted by playlist entries; an artist may have several.");

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
            [ChartTrace.Bars(labels, Counts(bins), bins.Zip(labels, (bin, label) => $"{label} songs: {FigureText.Counted(bin.Count, "playlist")}").ToArray())],
            new Layout { Height = 360, XAxis = ChartAxis.Lengths("Playlists", Most(bins)), YAxis = ChartAxis.Names("Songs in a playlist") });
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
            data.SongsInPlaylists == 0 ? "No song is in a playlist" : $"{FigureText.WholePercent(once / (double)data.SongsInPlaylists)} of playlist songs appear in just one playlist",
            "How many songs are in how many playlists, on a logarithmic scale. Since so few songs share a playlist, artists, genres and sound matter a lot.",
            [ChartTrace.Columns(bars.Select(bar => bar.Label), bars.Select(bar => (double)bar.Count), bars.Select(bar => $"In {bar.Label} playlists: {FigureText.Counted(bar.Count, "song")}").ToArray())],
            new Layout { XAxis = ChartAxis.NamesAcross("Playlists with the song"), YAxis = ChartAxis.LogarithmicHeights("Songs", bars.Max(bar => (double?)bar.Count) ?? 0), Height = 360 });
    }

    public static ChartFigure Decades(PlaylistStatistics data)
    {
        var decades = data.Decades;
        var total = Math.Max(1, decades.Sum(decade => decade.Count));
        var top = decades.MaxBy(decade => decade.Count);
        return new(
            top is null ? "No release year is known" : $"{FigureText.WholePercent(top.Count / (double)total)} of the songs with a known year are from the {top.Value}s",
            "Songs by the decade of their release.",
            [ChartTrace.Columns(decades.Select(decade => $"{decade.Value}s"), Counts(decades), decades.Select(decade => $"{decade.Value}s: {FigureText.Counted(decade.Count, "song")}").ToArray())],
            new Layout { XAxis = ChartAxis.NamesAcross("Decade"), YAxis = ChartAxis.Heights("Songs", Most(decades)), Height = 360 });
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
            $"{strongest.First} rises with {strongest.Second}; {opposite.First.ToLowerInvariant()} falls as {opposite.Second} rises",
            FormattableString.Invariant($"How two features of a song go together: 1 always, 0 not at all, -1 the opposite. Strongest here: {strongest.Value:0.00} and {opposite.Value:0.00} (Pearson correlation over all songs with features)."),
            [ChartCells.OfPairs(names, (across, down) => Math.Round(data.Correlations[down][across], 2), (across, down) => $"{names[down]} and {names[across].ToLowerInvariant()}: {Correlation(down, across)}")],
            new Layout { Height = 420, XAxis = ChartCells.Across(names), YAxis = ChartCells.Down(names) })
        {
            Table = new(["Feature", "With", "Correlation"],
                [.. from down in Enumerable.Range(0, names.Length) from across in Enumerable.Range(0, names.Length) select (IReadOnlyList<string>)[names[down], names[across], Correlation(down, across)]],
                new HashSet<int> { 2 }),
        };

        string Correlation(int down, int across) => FormattableString.Invariant($"{data.Correlations[down][across]:0.00}");
    }

    private static ChartFigure Ranking(IReadOnlyList<WordWeight> words, Func<WordWeight, string> title, string summary)
    {
        var shown = words.Take(Shown).ToList();
        return new(
            shown.Count == 0 ? "There is nothing to count" : title(shown[0]),
            summary,
            [ChartTrace.Bars(shown.Select(word => word.Word), shown.Select(word => word.Weight), "%{y}: %{x:,} playlist entries")],
            new Layout { Height = 420, XAxis = ChartAxis.Lengths("Playlist entries", shown.Max(word => (double?)word.Weight) ?? 0), YAxis = ChartAxis.Names() });
    }

    private static IEnumerable<double> Counts(IEnumerable<CountOf> entries) => entries.Select(entry => (double)entry.Count);

    private static double Most(IEnumerable<CountOf> entries) => Counts(entries).DefaultIfEmpty().Max();

    private static string Span(int low, int high) => low == high ? $"{low:N0}" : $"{low:N0}–{high:N0}";
}
