using System.Globalization;
using System.Text;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Training.Own;

/// <summary>Makes a bundle from a person's own verse in one go: cleans it, trains the network, counts n-grams, measures and packs.</summary>
internal static class OwnVerseTrainer
{
    private const int LeastHeldOut = 2;

    // A network that knows verse reads the new one a few times gently; one that knows nothing has to read it more often.
    private static readonly string[] GoingOn = ["--epochs", "5", "--rate", "0.002", "--dropout", "0.3"];
    private static readonly string[] Beginning = ["--epochs", "12", "--rate", "0.003", "--dropout", "0.3"];

    /// <summary>Trains and writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="wish">What to train on, and how.</param>
    /// <param name="clock">For the manifest.</param>
    /// <param name="say">Told of the progress.</param>
    /// <param name="cancellationToken">Gives up; nothing is written.</param>
    /// <returns>The bundle's manifest.</returns>
    /// <exception cref="DataFileException">There is too little verse, no bundle to go on from, or no Python to train with.</exception>
    public static async Task<ModelManifest> TrainAsync(string models, OwnVerseWish wish, TimeProvider clock, Action<string> say, CancellationToken cancellationToken)
    {
        say($"Reading {wish.Path}");
        var corpus = VerseCorpus.Own(wish.Path);
        var (training, heldOut) = corpus.Split();
        if (heldOut.Count < LeastHeldOut || training.Count == 0)
            throw new DataFileException($"{wish.Path} holds {corpus.Poems.Count} different pieces of verse, too few to hold some out and measure on them. Part pieces by blank lines, or give a folder with a file per song.");
        say($"{corpus.Poems.Count:N0} pieces, {corpus.Report.Kept.Characters:N0} characters; {heldOut.Count:N0} pieces are held out to measure on");
        var bundle = Former(models, wish.Former);
        var script = await TrainingScript.FindAsync(wish.Python, cancellationToken);
        var folder = Directory.CreateTempSubdirectory("recapp-verse-");
        try
        {
            string text = Path.Combine(folder.FullName, "corpus.txt"), trained = Path.Combine(folder.FullName, "trained");
            await File.WriteAllTextAsync(text, corpus.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            say(wish.IsFromScratch ? "Training from scratch" : $"Training, from {bundle.Manifest.Version} on");
            await script.RunAsync(
            [
                "--corpus", text, "--out", trained, "--rows", "32", "--span", "64", "--held-out", $"{corpus.HeldOutParts}",
                "--minutes", wish.Minutes.ToString(CultureInfo.InvariantCulture), "--threads", $"{wish.Threads}",
                .. wish.IsFromScratch ? Beginning : [.. GoingOn, "--former", bundle.Folder],
            ], say, cancellationToken);
            return await LyricsTrainer.WriteAsync(models, TrainedNetwork.Read(Path.Combine(trained, "export")), corpus, WordKnowledge.OfBundle(bundle), bundle.Manifest, wish.Seeds, clock, say, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>How good a bundle is, and whether the application serves it of its own accord.</summary>
    public static string Verdict(string models, ModelManifest manifest)
    {
        string quality = $"{manifest.MetricOf("bitsPerCharacter", "all parts"):F3} bits per character on verse that nothing learned from. ";
        string newest = new ModelFolder(models, manifest.Name).Versions()[0];
        return quality + (newest == manifest.Version
            ? $"An application whose Models:Path is {Path.GetFullPath(models)} serves it from its next start on."
            : $"{newest} is newer by its name: set Models:Versions:{manifest.Name} to {manifest.Version} to have this one served.");
    }

    private static ModelBundle Former(string models, string? chosen)
    {
        if (chosen is not null)
            return Opened(chosen);
        foreach (string place in new[] { models, ModelLocation.Find(null, Directory.GetCurrentDirectory()) })
        {
            var folder = new ModelFolder(place, LyricsService.ModelName);
            // From one person's verse to the next the former would be read along.
            foreach (string version in folder.Versions())
                if (folder.Describe(version, served: false).Manifest is { } manifest && !VerseCorpus.IsOwn(manifest))
                    return Opened(folder.PathOf(version));
        }
        throw new DataFileException($"Neither {models} nor the repository holds a bundle of verse to go on from. Name one with --former.");
    }

    private static ModelBundle Opened(string folder)
    {
        try
        {
            return ModelBundle.Open(folder);
        }
        catch (Exception error) when (error is InvalidBundleException or IOException)
        {
            throw new DataFileException($"{folder} is no bundle to go on from: {error.Message}");
        }
    }
}
