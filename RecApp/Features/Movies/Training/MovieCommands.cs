using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary><c>train movies</c>, <c>evaluate movies</c> and <c>measure movies</c>.</summary>
internal static class MovieCommands
{
    private const string DataFolder = "Folder that holds movielens-1m/, movielens-latest-small/ and tmdb-5000/, or one MovieLens release.";

    public static Command Train()
    {
        var data = DataOption();
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var measure = new Option<bool>("--no-metrics") { Description = "Skip the cross-validation; the manifest then has no metrics." };
        var said = SaidOption.Create();
        var command = new Command("movies", "The movie recommender.") { data, output, measure, said };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var dataset = SaidFilms.Add(Read(parsed.GetRequiredValue(data)), parsed.GetValue(said));
            var trained = MovieTrainer.Train(dataset, Progress.Say);
            var metrics = parsed.GetValue(measure) ? [] : MovieEvaluation.Run(dataset, Progress.Say);
            var manifest = ModelBundleWriter.Write(parsed.GetRequiredValue(output), MovieManifest.Draft(dataset, trained, metrics, CodeCommit.Find(), TimeProvider.System), trained.Files);
            MeasureCommand.AfterTraining(parsed.GetRequiredValue(output), manifest, bundle => MovieQuestions.Measure(bundle, dataset));
            Console.Out.WriteLine(EvaluationTable.Markdown(metrics));
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
        }));
        return command;
    }

    public static Command Evaluate()
    {
        var data = DataOption();
        var folds = new Option<int>("--folds") { Description = "How many of the five folds and hold-outs are measured.", DefaultValueFactory = _ => 5 };
        var command = new Command("movies", "The rankers of the movie recommender and the baselines, by cross-validation.") { data, folds };
        command.SetAction(parsed => Progress.Guarded(() =>
            Console.Out.WriteLine(EvaluationTable.Markdown(MovieEvaluation.Run(Read(parsed.GetRequiredValue(data)), Progress.Say, parsed.GetValue(folds))))));
        return command;
    }

    public static Command EvaluateCloseness()
    {
        var data = DataOption();
        var models = new Option<string>("--models") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var command = new Command("movies-closest", "The newest model's lists of films as a person looks at them: genres shared, and how much they repeat each other.") { data, models };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            var bundle = NewestBundle.Open(parsed.GetRequiredValue(models), MovieService.ModelName);
            var dataset = Read(parsed.GetRequiredValue(data));
            Console.Out.WriteLine(ClosenessEvaluation.Markdown(ClosenessEvaluation.Measure(MovieModel.Load(bundle), dataset)));
        }));
        return command;
    }

    public static Command Measure() => MeasureCommand.Create(MovieService.ModelName, DataFolder, (bundle, data) => MovieQuestions.Measure(bundle, Read(data)));

    private static Option<string> DataOption() => new("--data") { Description = DataFolder, Required = true };

    private static MovieDataset Read(string folder)
    {
        Progress.Say($"Reading {folder}");
        var dataset = MovieDatasetReader.Read(folder);
        Progress.Say($"{dataset.Movies.Count:N0} films, {dataset.Ratings.Count:N0} ratings by {dataset.Ratings.Users:N0} users");
        foreach (string note in dataset.Notes)
            Progress.Say(note);
        return dataset;
    }
}
