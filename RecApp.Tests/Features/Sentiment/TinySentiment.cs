using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tests.Bundles;
using RecApp.Tests.Bundles.Onnx;

namespace RecApp.Tests.Features.Sentiment;

/// <summary>Bundles whose answers can be checked by hand: every word has a weight, and a text is the sum of its words.</summary>
internal static class TinySentiment
{
    public const double Base = 0.25;
    public const double Temperature = 2;

    /// <summary>Weights of the words that both models know.</summary>
    public static IReadOnlyDictionary<string, float> Words { get; } = new Dictionary<string, float>
    {
        ["wonderful"] = 3,
        ["good"] = 1.5f,
        ["loved"] = 2,
        ["awful"] = -3,
        ["bad"] = -1.5f,
        ["boring"] = -2,
        ["not"] = -0.5f,
        ["!"] = 0.5f,
        ["script"] = 0,
        ["the"] = 0,
        ["a"] = 0,
        ["is"] = 0,
        ["was"] = 0,
        ["it"] = 0,
        ["film"] = 0,
        ["movie"] = 0,
        ["and"] = 0,
        ["this"] = 0,
        ["i"] = 0,
        ["."] = 0,
        [","] = 0,
        ["alert"] = 0,
    };

    /// <summary>Writes both bundles.</summary>
    public static void Write(string models)
    {
        WriteLstm(models);
        WriteLinear(models);
    }

    public static ModelManifest WriteLstm(string models) => ModelBundleWriter.Write(models, TestBundles.Draft(SentimentService.LstmName) with { Reference = SentimentMeasures.All }, new Dictionary<string, byte[]>
    {
        [LstmModel.NetworkFile] = Network(),
        [LstmModel.VocabularyFile] = Vocabulary(),
        [LstmModel.SettingsFile] = JsonSerializer.SerializeToUtf8Bytes(new LstmSettings(Temperature), SentimentStatistics.Json),
        [SentimentStatistics.File] = Statistics(),
    });

    public static byte[] Vocabulary() => Encoding.ASCII.GetBytes(string.Join('\n', Words.Keys.Prepend("<unk>").Prepend("<pad>")) + "\n");

    /// <summary>contribution = the word's weight; logit = their sum + base.</summary>
    public static byte[] Network()
    {
        float[] table = [0, 0, .. Words.Values];
        return new OnnxGraph()
            .Input("ids", TensorElementType.Int64, "batch", "time")
            .Output("probability", TensorElementType.Float, "batch")
            .Output("logit", TensorElementType.Float, "batch")
            .Output("running", TensorElementType.Float, "batch", "time")
            .Output("contribution", TensorElementType.Float, "batch", "time")
            .Output("base", TensorElementType.Float, 1)
            .Weights("table", table, table.Length)
            .Weights("base_weight", [(float)Base], 1)
            .Weights("temperature", [(float)Temperature], 1)
            .Weights("axis_number", [1])
            .Node("Cast", ["axis_number"], ["axis"], OnnxAttribute.Int("to", 7))
            .Node("Gather", ["table", "ids"], ["contribution"])
            .Node("Einsum", ["contribution"], ["sum"], OnnxAttribute.Text("equation", "bt->b"))
            .Node("Identity", ["base_weight"], ["base"])
            .Node("Add", ["sum", "base"], ["logit"])
            .Node("Div", ["logit", "temperature"], ["calibrated"])
            .Node("Sigmoid", ["calibrated"], ["probability"])
            .Node("CumSum", ["contribution", "axis"], ["so_far"])
            .Node("Add", ["so_far", "base"], ["so_far_logit"])
            .Node("Div", ["so_far_logit", "temperature"], ["so_far_calibrated"])
            .Node("Sigmoid", ["so_far_calibrated"], ["running"])
            .ToModel();
    }

    private static void WriteLinear(string models)
    {
        var keys = Words.Where(word => word.Value != 0).Select(word => (Ngrams.Of([new(word.Key, 0, 1)])[0].Key, Weight: (double)word.Value)).OrderBy(word => word.Key).ToArray();
        NgramWeights.From([.. keys.Select(word => word.Key)], [.. keys.Select(word => word.Weight)], out byte[] file);
        ModelBundleWriter.Write(models, TestBundles.Draft(SentimentService.LinearName) with { Reference = SentimentMeasures.All }, new Dictionary<string, byte[]>
        {
            [LinearModel.WeightsFile] = file,
            [LinearModel.WordsFile] = Encoding.ASCII.GetBytes(string.Join('\n', Words.Keys)),
            [LinearModel.SettingsFile] = JsonSerializer.SerializeToUtf8Bytes(new LinearSettings(Base, Temperature), SentimentStatistics.Json),
            [SentimentStatistics.File] = Statistics(),
        });
    }

    private static byte[] Statistics() => JsonSerializer.SerializeToUtf8Bytes(
        new SentimentStatistics(
            [new(1, 0.5, 0), new(20, 0.3, 0.05)],
            new([0, 0.25, 0.5, 0.75, 1], [40, 8, 3, 1], [1, 2, 9, 40]),
            new(104, 52, 10, 7, [30, 10, 8, 4, 0, 0, 6, 8, 12, 26], [0, 100, 200], [80, 24], 90, [new("wonderful", 5.5, 30)], [new("awful", 6.25, 28)])),
        SentimentStatistics.Json);
}
