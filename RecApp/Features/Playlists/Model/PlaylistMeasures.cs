using RecApp.Bundles;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Serving;

namespace RecApp.Features.Playlists.Model;

/// <summary>What is kept of songs given and recommended.</summary>
internal static class PlaylistMeasures
{
    private const string Given = "songs given", WithFeatures = "share with audio features", GivenPopularity = "mean popularity given";
    private const string Recommended = "songs recommended", Popularity = "mean popularity recommended", FirstScore = "first score";

    // Those that say most about a taste; places in MoodFeature.All.
    private static readonly (int Feature, string Name)[] Moods = [.. new[] { "danceability", "energy", "valence", "tempo" }.Select(key => (PlaceOf(key), "mean " + key))];

    /// <summary>The measures, uncounted.</summary>
    public static IReadOnlyList<FeatureReference> All { get; } =
    [
        FeatureReference.EqualBins(Given, MeasureRole.Input, 0, 200, 40),
        FeatureReference.EqualBins(WithFeatures, MeasureRole.Input, 0, 1, 20),
        .. Moods.Select(mood => FeatureReference.EqualBins(mood.Name, MeasureRole.Input, MoodFeature.All[mood.Feature].Minimum, MoodFeature.All[mood.Feature].Maximum, 40)),
        FeatureReference.EqualBins(GivenPopularity, MeasureRole.Input, 0, 100, 40),
        FeatureReference.EqualBins(Recommended, MeasureRole.Output, 0, 510, 51) with { IsChosen = true },
        FeatureReference.EqualBins(Popularity, MeasureRole.Output, 0, 100, 40),
        FeatureReference.EqualBins(FirstScore, MeasureRole.Output, 0, 1, 20),
    ];

    /// <summary>Puts down the numbers of an answer.</summary>
    public static void Set(PlaylistCatalogue catalogue, GivenSongs given, IReadOnlyList<RankedTrack> ranked, Measured measured)
    {
        if (!measured.IsKept)
            return;
        var summary = given.Summary;
        measured.Set(Given, summary.Songs);
        measured.Set(WithFeatures, summary.Songs == 0 ? null : (double)summary.WithFeatures / summary.Songs);
        float[][] features = [.. given.Features];
        foreach (var (feature, name) in Moods)
            measured.Set(name, features.Length == 0 ? null : features.Average(values => values[feature]));
        measured.Set(GivenPopularity, given.Query.Tracks.Average(catalogue.Popularity));
        measured.Set(Recommended, ranked.Count);
        measured.Set(Popularity, ranked.Average(track => catalogue.Popularity(track.Track)));
        measured.Set(FirstScore, ranked.Count == 0 ? null : ranked[0].Score);
    }

    private static int PlaceOf(string key) => MoodFeature.All.Index().Single(feature => feature.Item.Key == key).Index;
}
