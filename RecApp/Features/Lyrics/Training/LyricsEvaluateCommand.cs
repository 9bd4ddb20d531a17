using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Evaluation;

namespace RecApp.Features.Lyrics.Training;

/// <summary><c>evaluate lyrics</c>.</summary>
internal static class LyricsEvaluateCommand
{
    public static Command Evaluate()
    {
        var data = new Option<string>("--data") { Description = "Folder that holds verse/ and cmudict/.", Required = true };
        var models = new Option<string>("--models") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var seeds = new Option<int>("--seeds") { Description = "How many songs are written, 0-10,000; 0 measures syllables and rhymes alone.", DefaultValueFactory = _ => 200 };
        var candidates = new Option<int>("--candidates") { Description = "Lines drawn at once to choose from, 1-64.", DefaultValueFactory = _ => new LyricsOptions().Candidates };
        var show = new Option<bool>("--show") { Description = "Print a few of the songs." };
        var command = new Command("lyrics", "The lyrics writer: rhyme and syllable functions against annotated verse, and what the sampler reaches over many seeds.") { data, models, seeds, candidates, show };
        command.SetAction((parsed, cancellationToken) => Progress.GuardedAsync(async () =>
        {
            string folder = parsed.GetRequiredValue(data);
            using var model = LyricsModel.Load(NewestBundle.Open(parsed.GetRequiredValue(models), LyricsService.ModelName));
            List<ModelMetric> metrics = [.. RhymeEvaluation.Spelling(CmuDictionary.Read(folder), model.Known), .. RhymeEvaluation.Annotated(AnnotatedStanzas.Read(folder), model.Sounds)];
            if (parsed.GetValue(seeds) > 0)
            {
                Progress.Say($"Reading {folder}");
                var corpus = VerseCorpus.Shipped(folder);
                var (training, heldOut) = corpus.Split();
                metrics.Add(await HeldOutVerse.MeasureAsync(model, heldOut, cancellationToken));
                SenseFigures sense = new(SecondOpinion.Learn(training), heldOut, model.Sounds);
                var windows = SongEvaluation.Windows(corpus.Poems);
                metrics.AddRange(await SongEvaluation.RunAsync(model, windows, sense, parsed.GetValue(seeds), parsed.GetValue(candidates), parsed.GetValue(show) ? Console.Out.WriteLine : null, Progress.Say, cancellationToken));
            }
            Console.Out.WriteLine("| measure | of | how | value |\n| --- | --- | --- | --- |");
            foreach (var metric in metrics)
                Console.Out.WriteLine(FormattableString.Invariant($"| {metric.Name} | {metric.Variant}{(metric.Group is null ? "" : ", " + metric.Group)} | {metric.Protocol} | {metric.Value:G4} |"));
        }));
        return command;
    }
}
