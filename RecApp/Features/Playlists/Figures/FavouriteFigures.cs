using System.Globalization;
using Plotly.Blazor;
using RecApp.Charts;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;
using RecApp.Text;

namespace RecApp.Features.Playlists.Figures;

/// <summary>Charts of what somebody's favourites have in common.</summary>
public static class FavouriteFigures
{
    private const int MostBars = 12;
    private const int FewSongs = 5;

    /// <summary>Every figure there is data for.</summary>
    public static IEnumerable<ChartFigure> All(FavouriteProfile profile, IReadOnlyList<FeatureDistribution> distributions)
    {
        if (profile.Positions.Count > 0)
            yield return Sound(profile, distributions);
        if (profile.Artists.Count > 0)
            yield return Artists(profile);
        if (profile.Genres.Count > 0)
            yield return Genres(profile);
        if (profile.Decades.Count > 0)
            yield return Decades(profile);
    }

    /// <summary>The artists with most songs.</summary>
    public static ChartFigure Artists(FavouriteProfile profile)
    {
        var (first, all) = (profile.Artists[0], profile.Artists.Sum(artist => artist.Weight));
        var title = all <= 1 ? $"Your song is by {Short(first.Word)}" : first.Weight <= 1 ? $"Your {all:N0} songs are by {profile.Artists.Count:N0} artists, no two by the same"
            : $"{Short(first.Word)} is your most frequent artist, with {first.Weight:N0} of {all:N0} songs";
        return Bars(title, $"Songs by main artist; {profile.Artists.Count:N0} artists in all.", profile.Artists, "Artist", "Songs");
    }

    /// <summary>The genres that the catalogue states for the artists.</summary>
    public static ChartFigure Genres(FavouriteProfile profile)
    {
        var ofArtists = profile.Artists.Count == 0;
        var title = profile.Genres.Count == 1 ? $"All that has a genre is {profile.Genres[0].Word}"
            : $"Your favourites are most often {profile.Genres[0].Word}, then {profile.Genres[1].Word}";
        return Bars(title, $"Genres that the catalogue states for the artists; an artist may have several. Each {(ofArtists ? "artist" : "song")} counts once for each.",
            profile.Genres, "Genre", ofArtists ? "Artists" : "Songs");
    }

    /// <summary>When the songs came out.</summary>
    public static ChartFigure Decades(FavouriteProfile profile)
    {
        double total = profile.Decades.Sum(decade => decade.Count);
        var most = profile.Decades.MaxBy(decade => decade.Count)!;
        int[] decades = [.. Enumerable.Range(0, (profile.Decades[^1].Value - profile.Decades[0].Value) / 10 + 1).Select(step => profile.Decades[0].Value + 10 * step)];
        var counts = profile.Decades.ToDictionary(decade => decade.Value, decade => decade.Count);
        return new(
            most.Count == total ? $"All your songs are from the {most.Value}s" : $"{FigureText.WholePercent(most.Count / total)} of your songs are from the {most.Value}s",
            $"Songs by the decade of their album; {total:N0} have a known year.",
            [
                ChartTrace.Columns(decades.Select(decade => $"{decade}s"), decades.Select(decade => (double)counts.GetValueOrDefault(decade)),
                    decades.Select(decade => $"{decade}s: {FigureText.Counted(counts.GetValueOrDefault(decade), "song")}").ToArray(), "Songs"),
            ],
            new Layout { Height = 300, XAxis = ChartAxis.NamesAcross("Decade"), YAxis = ChartAxis.Heights("Songs", most.Count) });
    }

    /// <summary>Where the songs stand in the catalogue, feature by feature.</summary>
    public static ChartFigure Sound(FavouriteProfile profile, IReadOnlyList<FeatureDistribution> distributions)
    {
        string[] names = [.. MoodFeature.All.Select(feature => feature.Name)];
        return new(
            SoundTitle(profile),
            $"For each feature, the share of the catalogue's songs that have less of it than yours have on average; 50% is the middle. From {profile.SongsWithFeatures:N0} {(profile.SongsWithFeatures == 1 ? "song" : "songs")} with audio features in the catalogue.",
            [ChartTrace.Bars(names, profile.Positions.Select(position => Math.Round(position, 3)), "%{y}: more than %{x:.0%} of the catalogue's songs", "Your songs")],
            new Layout
            {
                Height = 380,
                XAxis = ChartAxis.Lengths("Share of the catalogue below", 1, ".0%"),
                YAxis = ChartAxis.Names(),
            }.WithLine(0.5, "Middle of the catalogue", dashed: true))
        {
            Table = new(
                ["Feature", "Your average", "Catalogue's middle", "Above this share"],
                [.. MoodFeature.All.Select((feature, i) => (IReadOnlyList<string>)
                    [feature.Name, MoodText.Value(feature, profile.Means[i]), MoodText.Value(feature, MoodText.Median(feature, distributions[i])), FigureText.WholePercent(profile.Positions[i])])],
                new HashSet<int> { 1, 2, 3 }),
        };
    }

    // Two standard errors of the mean position of thirty songs drawn at random.
    private static string SoundTitle(FavouriteProfile profile)
    {
        if (profile.SongsWithFeatures < FewSongs)
            return $"{profile.SongsWithFeatures:N0} of your songs {(profile.SongsWithFeatures == 1 ? "has" : "have")} audio features in the catalogue, too few to say how yours sound";
        var striking = MoodFeature.All.Zip(profile.Positions).Where(entry => Math.Abs(entry.Second - 0.5) >= 0.1)
            .OrderByDescending(entry => Math.Abs(entry.Second - 0.5)).Take(2)
            .Select(entry => ProfileFigure.Comparison(entry.First.Key, entry.Second > 0.5)).ToList();
        return striking.Count == 0 ? "Your songs sound like the middle of the catalogue" : $"Your songs are {string.Join(" and ", striking)} than most of the catalogue";
    }

    private static ChartFigure Bars(string title, string summary, IReadOnlyList<WordWeight> all, string thing, string unit)
    {
        WordWeight[] shown = [.. all.Take(MostBars)];
        return new(
            title,
            all.Count > MostBars ? $"{summary} The first {MostBars} are shown." : summary,
            [ChartTrace.Bars(shown.Select(bar => Short(bar.Word)), shown.Select(bar => bar.Weight), shown.Select(bar => $"{bar.Word}: {FigureText.Counted(bar.Weight, unit.ToLowerInvariant()[..^1])}").ToArray(), unit)],
            new Layout { Height = 120 + 26 * shown.Length, XAxis = ChartAxis.Lengths(unit, shown[0].Weight), YAxis = ChartAxis.Names() })
        {
            Table = new([thing, unit], [.. shown.Select(bar => (IReadOnlyList<string>)[bar.Word, bar.Weight.ToString("N0", CultureInfo.InvariantCulture)])], new HashSet<int> { 1 }),
        };
    }

    private static string Short(string name) => name.Shortened(28);
}
