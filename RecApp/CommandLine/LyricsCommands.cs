using System.CommandLine;
using RecApp.Features.Lyrics.Training;
using RecApp.Inference;

namespace RecApp.CommandLine;

/// <summary><c>train lyrics</c>.</summary>
internal static class LyricsCommands
{
    public static Command Train()
    {
        var network = new Option<string>("--network") { Description = "Folder that the training script exported: lyrics.onnx, tokens.txt, merges.txt, manifest.json.", Required = true };
        var data = new Option<string>("--data") { Description = "Folder that holds verse/, the corpus the network was trained on.", Required = true };
        var sounds = new Option<string?>("--cmudict") { Description = "Folder that holds cmudict.dict; cmudict/ beside the verse when left out." };
        var output = new Option<string>("--out") { Description = "Folder of all models.", DefaultValueFactory = _ => "models" };
        var command = new Command("lyrics", "The lyrics writer: puts a trained network, the sounds of words and the index of the corpus into one bundle.") { network, data, sounds, output };
        command.SetAction(parsed => Progress.Guarded(() =>
        {
            string folder = parsed.GetRequiredValue(data);
            var trained = TrainedNetwork.Read(parsed.GetRequiredValue(network));
            var manifest = LyricsTrainer.Write(parsed.GetRequiredValue(output), trained, folder, parsed.GetValue(sounds) ?? folder, CodeCommit.Find(), TimeProvider.System, Progress.Say);
            Progress.Say($"Wrote {manifest.Name}/{manifest.Version}: {manifest.Files.Sum(file => file.Bytes) / 1e6:F1} MB");
        }));
        return command;
    }
}
