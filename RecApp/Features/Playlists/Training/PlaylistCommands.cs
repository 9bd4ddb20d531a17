using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Playlists.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Playlists.Training;

/// <summary><c>train playlists</c>, <c>evaluate playlists</c> and <c>measure playlists</c>.</summary>
internal static class PlaylistCommands
{
    private const string DataFolder = "Folder that holds spotify/ and lastfm-hetrec/.";

    public static Command Train()
    {
        var data = DataOption();
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var measure = new Option<bool>("--no-metrics") { Description = "Skip the cross-validation; the manifest then has no metrics." };
        var said = SaidOption.Create();
        var command = new Command("playlists", "The playlist recommender.") { data, output, measure, said };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var dataset = SaidSongs.Add(Read(parsed.GetRequiredValue(data)), parsed.GetValue(said));
            var trained = PlaylistTrainer.Train(dataset, Progress.Say);
            var metrics = parsed.GetValue(measure) ? [] : PlaylistEvaluation.Run(dataset, trained.Clusters, Progress.Say);
            var manifest = ModelBundleWriter.Write(parsed.GetRequiredValue(output), PlaylistManifest.Draft(dataset, trained, metrics, CodeCommit.Find(), TimeProvider.System), trained.Files);
            MeasureCommand.AfterTraining(parsed.GetRequiredValue(output), manifest, bundle => PlaylistQuestions.Measure(bundle, dataset));
            Console.Out.WriteLine(EvaluationTable.Markdown(metrics));
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = DataOption();
        var seeds = new Option<int>("--hidings") { Description = "How many times the halves are drawn.", DefaultValueFactory = _ => PlaylistEvaluation.Hidings };
        var given = new Option<int>("--given") { Description = "How many songs are given; half of each playlist when left out." };
        var command = new Command("playlists", "Both rankers of the playlist recommender and the baselines, by cross-validation.") { data, seeds, given };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var dataset = Read(parsed.GetRequiredValue(data));
            Console.Out.WriteLine(EvaluationTable.Markdown(PlaylistEvaluation.Run(dataset, clusters: null, Progress.Say, parsed.GetValue(seeds), parsed.GetValue(given))));
        }));
        return command;
    }

    public static Command Measure() => MeasureCommand.Create(PlaylistService.ModelName, DataFolder, (bundle, data) => PlaylistQuestions.Measure(bundle, Read(data)));

    private static Option<string> DataOption() => new("--data") { Description = DataFolder, Required = true };

    private static PlaylistDataset Read(string folder)
    {
        Progress.Say($"Reading {folder}");
        var dataset = PlaylistDatasetReader.Read(folder);
        Progress.Say($"{dataset.Tracks.Count:N0} songs, {dataset.Playlists.Count} playlists, {dataset.Artists.Count:N0} artists");
        return dataset;
    }
}
