using System.CommandLine;
using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Features.Lyrics.Training.Own;

namespace RecApp.Features.Lyrics.Training;

/// <summary><c>train lyrics</c>: from a network that the training script made, or all at once from a person's own verse.</summary>
internal static class LyricsTrainCommand
{
    private const int UsualSeeds = 200;
    private const int OwnSeeds = 20;

    public static Command Train()
    {
        var own = new Option<string?>("--corpus") { Description = "A text or a folder of .txt files: verse of your own, blank lines between pieces or a file per song. Trains on it and packs the bundle." };
        var former = new Option<string?>("--former") { Description = "With --corpus: folder of the bundle to go on from; the shipped one when left out." };
        var scratch = new Option<bool>("--from-scratch") { Description = "With --corpus: take tokens and network from this text alone." };
        var minutes = new Option<double?>("--minutes") { Description = $"With --corpus: the longest that training may take; {OwnVerseWish.UsualMinutes} when left out." };
        var threads = new Option<int?>("--threads") { Description = $"With --corpus: processors that training uses, 1-64; {OwnVerseWish.UsualThreads} when left out." };
        var python = new Option<string?>("--python") { Description = "With --corpus: the Python that has PyTorch; found when left out." };
        var network = new Option<string?>("--network") { Description = "Folder that the training script exported: lyrics.onnx, tokens.txt, merges.txt, manifest.json." };
        var data = new Option<string?>("--data") { Description = "With --network: folder that holds verse/, the corpus the network was trained on." };
        var sounds = new Option<string?>("--cmudict") { Description = "With --network: folder that holds cmudict.dict; cmudict/ beside the verse when left out." };
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var seeds = new Option<int?>("--seeds") { Description = $"How many songs are written to measure the sampler, 0-10,000; {UsualSeeds} when left out, {OwnSeeds} with --corpus." };
        var command = new Command("lyrics", "The lyrics writer: puts a trained network, the sounds of words and the index of the corpus into one bundle; with --corpus trains the network, too.")
        {
            own, former, scratch, minutes, threads, python, network, data, sounds, output, seeds,
        };
        command.Validators.Add(result =>
        {
            bool isPacking = result.GetValue(network) is not null && result.GetValue(data) is not null;
            if (isPacking == result.GetValue(own) is not null)
                result.AddError("Give either --corpus, or --network and --data.");
            if (result.GetValue(minutes) is <= 0 || result.GetValue(threads) is < 1 or > 64)
                result.AddError("--minutes must be above 0, --threads 1-64.");
        });
        command.SetAction((parsed, cancellationToken) => Progress.GuardedAsync(async () =>
        {
            string models = parsed.GetRequiredValue(output);
            if (parsed.GetValue(own) is not { } path)
            {
                string folder = parsed.GetRequiredValue(data)!;
                Progress.Say($"Reading {folder}");
                int songs = parsed.GetValue(seeds) ?? UsualSeeds;
                await FinishAsync(models, songs, await LyricsTrainer.WriteAsync(models, TrainedNetwork.Read(parsed.GetRequiredValue(network)!), VerseCorpus.Shipped(folder), WordKnowledge.OfDictionary(parsed.GetValue(sounds) ?? folder),
                    former: null, songs, TimeProvider.System, Progress.Say, cancellationToken), cancellationToken);
                return;
            }
            var manifest = await OwnVerseTrainer.TrainAsync(models, new()
            {
                Path = path,
                Former = parsed.GetValue(former),
                IsFromScratch = parsed.GetValue(scratch),
                Minutes = parsed.GetValue(minutes) ?? OwnVerseWish.UsualMinutes,
                Threads = parsed.GetValue(threads) ?? OwnVerseWish.UsualThreads,
                Python = parsed.GetValue(python),
                Seeds = parsed.GetValue(seeds) ?? OwnSeeds,
            }, TimeProvider.System, Progress.Say, cancellationToken);
            await FinishAsync(models, parsed.GetValue(seeds) ?? OwnSeeds, manifest, cancellationToken);
            Progress.Say(OwnVerseTrainer.Verdict(models, manifest));
        }));
        return command;
    }

    private static async Task FinishAsync(string models, int songs, ModelManifest manifest, CancellationToken cancellationToken)
    {
        if (songs > 0)
            await MeasureCommand.AfterTrainingAsync(models, manifest, bundle => LyricsQuestions.MeasureAsync(bundle, songs, cancellationToken));
        Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
    }
}
