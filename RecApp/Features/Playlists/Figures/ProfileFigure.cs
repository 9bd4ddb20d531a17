using RecApp.Charts;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;

namespace RecApp.Features.Playlists.Figures;

/// <summary>The nine mood features of the songs given beside their cluster; the catalogue is the zero line.</summary>
public static class ProfileFigure
{
    private const double Noticeable = 0.4;

    // How a person says that songs have much or little of a feature.
    private static readonly Dictionary<string, (string More, string Less)> Words = new()
    {
        ["danceability"] = ("more danceable", "less danceable"),
        ["energy"] = ("more energetic", "calmer"),
        ["loudness"] = ("louder", "quieter"),
        ["speechiness"] = ("more spoken", "less spoken"),
        ["acousticness"] = ("more acoustic", "less acoustic"),
        ["instrumentalness"] = ("more instrumental", "more sung"),
        ["liveness"] = ("more live", "less live"),
        ["valence"] = ("more cheerful", "sadder"),
        ["tempo"] = ("faster", "slower"),
    };

    /// <summary>Draws a profile with one entry per feature in the order of <see cref="MoodFeature.All"/>.</summary>
    public static ChartFigure From(IReadOnlyList<FeatureProfile> profile)
    {
        string[] names = [.. MoodFeature.All.Select(feature => feature.Name)];
        return new(
            Title(profile),
            "Bars to the right mean more of the feature than the average playlist of the catalogue, bars to the left less. One unit is a standard deviation of the playlists.",
            [
                Bars(profile.Select(entry => entry.YouStandardised), names, "You", ChartColour.Accent),
                Bars(profile.Select(entry => entry.ClusterStandardised), names, "Your group", ChartColour.Muted),
            ],
            new()
            {
                Height = 420,
                BarMode = "group",
                ShowLegend = true,
                XAxis = new() { Title = "Standard deviations" },
                YAxis = new() { Reversed = true },
            })
        {
            Table = new(
                ["Feature", "You", "Your group", "Catalogue"],
                [.. profile.Zip(MoodFeature.All, (entry, feature) => (IReadOnlyList<string>)
                    [feature.Name, MoodText.Value(feature, entry.You), MoodText.Value(feature, entry.Cluster), MoodText.Value(feature, entry.Catalogue)])],
                new HashSet<int> { 1, 2, 3 }),
        };
    }

    /// <summary>Which one or two features set the songs apart.</summary>
    public static string Title(IReadOnlyList<FeatureProfile> profile)
    {
        var striking = profile
            .Where(entry => Math.Abs(entry.YouStandardised) >= Noticeable)
            .OrderByDescending(entry => Math.Abs(entry.YouStandardised))
            .Take(2)
            .Select(entry => Comparison(entry.Feature, entry.YouStandardised > 0))
            .ToList();
        return striking.Count == 0
            ? "Your songs are close to the average playlist in every mood feature"
            : $"Your songs are {string.Join(" and ", striking)} than the average playlist";
    }

    /// <summary>How a person says that songs have more or less of a feature than others, as in <c>more cheerful</c>.</summary>
    public static string Comparison(string feature, bool more) => more ? Words[feature].More : Words[feature].Less;

    private static ChartTrace Bars(IEnumerable<double> values, string[] names, string name, ChartColour colour) =>
        ChartTrace.Bar(ChartValues.Of([.. values.Select(value => Math.Round(value, 2))]), names, name, colour) with { Horizontal = true };
}
