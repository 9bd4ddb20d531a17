using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary>What <c>training/sentiment/train_sentiment.py</c> exported: the network, its vocabulary and a report.</summary>
/// <param name="Network">The ONNX file.</param>
/// <param name="Vocabulary">One word a line.</param>
/// <param name="ReportBytes">The script's report as it is.</param>
/// <param name="Report">The same, read.</param>
internal sealed record TrainedLstm(byte[] Network, byte[] Vocabulary, byte[] ReportBytes, LstmReport Report)
{
    /// <summary>The script's report in a bundle.</summary>
    public const string ReportFile = "training.json";

    /// <summary>Reads the folder and tries the network out.</summary>
    /// <exception cref="DataFileException">A file is missing, or not what the script writes.</exception>
    public static TrainedLstm Read(string folder)
    {
        string[] missing = [.. new[] { LstmModel.NetworkFile, LstmModel.VocabularyFile, ManifestFormat.FileName }.Where(name => !File.Exists(Path.Combine(folder, name)))];
        if (missing.Length > 0)
            throw new DataFileException($"{folder}: {string.Join(", ", missing)} is missing. Give the folder that training/sentiment/train_sentiment.py exported.");
        byte[] report = File.ReadAllBytes(Path.Combine(folder, ManifestFormat.FileName));
        try
        {
            var trained = new TrainedLstm(
                File.ReadAllBytes(Path.Combine(folder, LstmModel.NetworkFile)), File.ReadAllBytes(Path.Combine(folder, LstmModel.VocabularyFile)), report, LstmReport.Parse(report));
            trained.TryOut();
            return trained;
        }
        catch (InvalidDataException error)
        {
            throw new DataFileException($"{folder}: {error.Message}");
        }
    }

    /// <summary>Writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="data">The reviews that it was trained on.</param>
    /// <param name="commit">The code's.</param>
    /// <param name="clock">Tells the day.</param>
    public ModelManifest Write(string models, ReviewData data, string commit, TimeProvider clock)
    {
        var vocabulary = Model.Text.Vocabulary.Read(Vocabulary);
        var statistics = SentimentStatisticsBuilder.Of(data, word => vocabulary.IdOf(word) != Model.Text.Vocabulary.Unknown, Report.Histogram);
        return ModelBundleWriter.Write(
            models,
            new()
            {
                Name = SentimentService.LstmName,
                Task = "Tell praise from displeasure in film reviews, word after word",
                Algorithm = "Two LSTMs, one reading forwards and one backwards, trained on unlabelled reviews first, then on stars and on the opinion of teachers",
                CreatedUtc = clock.GetUtcNow(),
                CodeCommit = commit,
                Data = data.Sources,
                Split = new(Report.SplitInWords, Report.Seed),
                Hyperparameters = Report.Settings(vocabulary.Count),
                Metrics = Report.Metrics,
                Reference = [SentimentStatisticsBuilder.WordsOfReviews(data)],
            },
            new Dictionary<string, byte[]>
            {
                [LstmModel.NetworkFile] = Network,
                [LstmModel.VocabularyFile] = Vocabulary,
                [LstmModel.SettingsFile] = JsonSerializer.SerializeToUtf8Bytes(new LstmSettings(Report.Temperature), SentimentStatistics.Json),
                [SentimentStatistics.File] = JsonSerializer.SerializeToUtf8Bytes(statistics, SentimentStatistics.Json),
                [ReportFile] = ReportBytes,
            });
    }

    // A network of other words, or one whose outputs contradict the report, is found here and not by a visitor.
    private void TryOut()
    {
        var vocabulary = Model.Text.Vocabulary.Read(Vocabulary);
        using var network = new LstmNetwork(Network);
        long[][] rows = [vocabulary.Encode(ReviewTokenizer.Tokenize("A wonderful film.")), [vocabulary.Count - 1]];
        var (logits, probabilities) = network.Read(rows, CancellationToken.None);
        for (int row = 0; row < rows.Length; row++)
        {
            double expected = 1 / (1 + Math.Exp(-logits[row] / Report.Temperature));
            if (!float.IsFinite(logits[row]) || Math.Abs(expected - probabilities[row]) > 1e-4)
                throw new InvalidDataException($"The network gives a probability of {probabilities[row]} for a logit of {logits[row]}; with the report's temperature it should be {expected}.");
        }
    }
}
