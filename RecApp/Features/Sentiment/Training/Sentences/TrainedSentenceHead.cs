using System.Text;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Sentences;
using RecApp.Learning.Linear;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>A judge of short texts, and its files.</summary>
/// <param name="Head">Rounded as it will be served.</param>
/// <param name="Files">For the bundle of the network that it was fitted with.</param>
/// <param name="Features">How many have a weight.</param>
/// <param name="Sentences">How many it was fitted to.</param>
internal sealed record TrainedSentenceHead(SentenceHead Head, IReadOnlyDictionary<string, byte[]> Files, int Features, int Sentences)
{
    /// <summary>Variant of the figures of short sentences in the manifest.</summary>
    public const string Variant = "short sentences";

    /// <summary>Variant of the network's own figures on them.</summary>
    public const string NetworkVariant = "short sentences, network alone";

    /// <summary>Rounds a fit.</summary>
    public static TrainedSentenceHead Of(ulong[] keys, LogisticFit polarity, LogisticFit opinion, double opinionPrior, SortedDictionary<string, int> valences, int sentences)
    {
        var settings = new SentenceSettings(polarity.Intercept, opinion.Intercept + opinionPrior);
        var head = new SentenceHead(
            NgramWeights.From(keys, polarity.Weights, out byte[] polarityFile), NgramWeights.From(keys, opinion.Weights, out byte[] opinionFile), valences, settings);
        return new(
            head,
            new Dictionary<string, byte[]>
            {
                [SentenceHead.PolarityFile] = polarityFile,
                [SentenceHead.OpinionFile] = opinionFile,
                [SentenceHead.ValencesFile] = Encoding.ASCII.GetBytes(string.Concat(valences.Select(word => $"{word.Key}\t{word.Value}\n"))),
                [SentenceHead.SettingsFile] = JsonSerializer.SerializeToUtf8Bytes(settings, SentimentStatistics.Json),
            },
            keys.Length, sentences);
    }

    /// <summary>Writes a version of the network's bundle that has this judge, in place of one that it may have had.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="bundle">The network's.</param>
    /// <param name="network">The network itself.</param>
    /// <param name="data">Where the sentences come from.</param>
    /// <param name="commit">The code's.</param>
    /// <param name="clock">Tells the day.</param>
    public ModelManifest Write(string models, ModelBundle bundle, LstmModel network, SentenceData data, string commit, TimeProvider clock)
    {
        var before = bundle.Manifest;
        var files = before.Files.Where(file => !Files.ContainsKey(file.Path)).ToDictionary(file => file.Path, file => bundle.ReadAllBytes(file.Path));
        foreach (var (path, bytes) in Files)
            files[path] = bytes;
        var settings = new Dictionary<string, JsonElement>(before.Hyperparameters)
        {
            ["short text tokens"] = JsonSerializer.SerializeToElement(SentenceHead.MostTokens),
            ["short text features"] = JsonSerializer.SerializeToElement(Features),
            ["short text sentences"] = JsonSerializer.SerializeToElement(Sentences),
            ["short text cost"] = JsonSerializer.SerializeToElement(SentenceTrainer.Cost),
        };
        double[] odds = network.NetworkLogOdds([.. data.Report.Select(sentence => sentence.Tokens)], CancellationToken.None);
        string protocol = $"{data.Report.Count} short sentences of ours that nothing was chosen by: praise, displeasure or neither";
        return ModelBundleWriter.Write(
            models,
            before with
            {
                Algorithm = "Two LSTMs, one reading forwards and one backwards, trained on unlabelled reviews first, then on stars and on the opinion of teachers; "
                    + $"of up to {SentenceHead.MostTokens} tokens, two logistic regressions over what the LSTMs say and over the sentence's words and turns",
                CreatedUtc = clock.GetUtcNow(),
                CodeCommit = commit,
                Data = [.. before.Data.Where(source => data.Sources.All(own => own.Name != source.Name)), .. data.Sources],
                Hyperparameters = settings,
                Metrics =
                [
                    .. before.Metrics.Where(metric => metric.Variant is not (Variant or NetworkVariant)),
                    new("accuracy", data.Report.Select((sentence, i) => sentence.Allows(Head.Probability(sentence.Tokens, odds[i])) ? 1.0 : 0).Average(), protocol, Variant),
                    new("accuracy", data.Report.Select((sentence, i) => sentence.Allows(1 / (1 + Math.Exp(-odds[i]))) ? 1.0 : 0).Average(), protocol, NetworkVariant),
                ],
                Files = [],
                Version = "",
            },
            files);
    }
}
