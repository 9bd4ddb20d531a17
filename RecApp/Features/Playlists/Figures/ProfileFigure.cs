using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
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
        return new(
            Title(profile),
            "Bars to the right mean more of the feature than the average playlist of the catalogue, bars to the left less. One unit is a standard deviation of the playlists.",
            [
                Bars(profile, entry => entry.YouStandardised, entry => entry.You, "You", ChartColour.Accent),
                Bars(profile, entry => entry.ClusterStandardised, entry => entry.Cluster, "Your group", ChartColour.Muted),
            ],
            new Layout
            {
                Height = 420,
                BarMode = BarModeEnum.Group,
                ShowLegend = true,
                XAxis = ChartAxis.Across("Standard deviations"),
                YAxis = ChartAxis.Names(),
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

    private static Bar Bars(IReadOnlyList<FeatureProfile> profile, Func<FeatureProfile, double> standardised, Func<FeatureProfile, double> natural, string name, string colour) => ChartTrace.Bars(
        MoodFeature.All.Select(feature => feature.Name),
        profile.Select(entry => Math.Round(standardised(entry), 2)),
        profile.Zip(MoodFeature.All, (entry, feature) => $"{name}: {feature.Name.ToLowerInvariant()} {MoodText.Value(feature, natural(entry))}\nAverage playlist: {MoodText.Value(feature, entry.Catalogue)}").ToArray(),
        name, colour);
}
