using RecApp.Bundles;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Model.Catalogue;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Serving;

namespace RecApp.Features.Playlists.Training;

/// <summary>What a model's measures are like when people ask with half a playlist.</summary>
internal static class PlaylistQuestions
{
    /// <summary>Asks with a seeded half of each playlist.</summary>
    public static IReadOnlyList<FeatureReference> Measure(ModelBundle bundle, PlaylistDataset dataset)
    {
        var model = PlaylistModel.Load(bundle);
        var references = new MeasureReferences(PlaylistMeasures.All);
        for (int playlist = 0; playlist < dataset.Playlists.Count; playlist++)
        {
            var (given, _) = PlaylistFolds.Halve(dataset.Playlists[playlist].Tracks, PlaylistEvaluation.Seed + playlist);
            if (given.Length > 0)
                references.Ask(PlaylistService.Recommend, model, new(new() { Tracks = [.. given.Select(track => dataset.Tracks[track].Id)] }, [], WithCharts: false));
        }
        return references.Counted();
    }
}
