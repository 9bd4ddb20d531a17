using RecApp.Bundles;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Training.Evaluation;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Measures the songs of a bundle that is not yet finished, so that its manifest can say how good they are.</summary>
internal static class SongQuality
{
    /// <summary>What the sampler reaches with the bundle's files.</summary>
    /// <param name="draft">The manifest so far.</param>
    /// <param name="files">The bundle's files.</param>
    /// <param name="corpus">What it learned from.</param>
    /// <param name="seeds">How many songs are written; 0 for none.</param>
    /// <param name="say">Told of the progress.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<IReadOnlyList<ModelMetric>> MeasureAsync(
        ModelManifest draft, IReadOnlyDictionary<string, byte[]> files, VerseCorpus corpus, int seeds, Action<string> say, CancellationToken cancellationToken)
    {
        if (seeds == 0)
            return [];
        var folder = Directory.CreateTempSubdirectory("recapp-lyrics-");
        try
        {
            var written = ModelBundleWriter.Write(folder.FullName, draft, files);
            using var model = LyricsModel.Load(ModelBundle.Open(Path.Combine(folder.FullName, written.Name, written.Version)));
            var (training, heldOut) = corpus.Split();
            SenseFigures sense = new(SecondOpinion.Learn(training), heldOut, model.Sounds);
            return await SongEvaluation.RunAsync(model, SongEvaluation.Windows(corpus.Poems), sense, seeds, new LyricsOptions().Candidates, show: null, say, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
