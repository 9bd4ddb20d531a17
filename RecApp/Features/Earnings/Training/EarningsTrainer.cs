using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>Puts both models into one bundle.</summary>
internal static class EarningsTrainer
{
    /// <summary>Writes the bundle: the files of the trees as they are, the linear model, and the colleges that people can choose.</summary>
    /// <returns>Its manifest.</returns>
    public static ModelManifest Write(
        string folder, EarningsData data, CollegeData colleges, TrainedTrees trees, LinearPredictor linear, IReadOnlyList<ModelMetric> metrics, string commit, TimeProvider clock)
    {
        var files = new Dictionary<string, byte[]>(trees.Files)
        {
            [EarningsModel.LinearFile] = JsonSerializer.SerializeToUtf8Bytes(linear.Document, JsonSerializerOptions.Web),
            [EarningsModel.CollegesFile] = JsonSerializer.SerializeToUtf8Bytes(colleges.Directory, JsonSerializerOptions.Web),
        };
        return ModelBundleWriter.Write(folder, Draft([data.Source, colleges.Source], trees, metrics, commit, clock), files);
    }

    private static ModelManifest Draft(IReadOnlyList<DataSource> sources, TrainedTrees trees, IReadOnlyList<ModelMetric> metrics, string commit, TimeProvider clock) => new()
    {
        Name = EarningsService.ModelName,
        Task = "Predict median earnings two years after completing a college programme",
        Algorithm = "trees: tables of effects, gradient-boosted trees on top, and quantile trees made honest by conformal prediction; linear: ridge regression on one-hot categories",
        CreatedUtc = clock.GetUtcNow(),
        CodeCommit = commit,
        Data = sources,
        Split = new("By college: no college on both sides", EarningsEvaluation.Seed),
        Hyperparameters = Hyperparameters(trees),
        Metrics = metrics,
        Reference = Reference(trees),
    };

    private static Dictionary<string, JsonElement> Hyperparameters(TrainedTrees trees)
    {
        var settings = new Dictionary<string, JsonElement>
        {
            ["linear.penalty"] = JsonSerializer.SerializeToElement(EarningsLinearTrainer.Penalty),
            ["linear.floorUsd"] = JsonSerializer.SerializeToElement(EarningsLinearTrainer.FloorUsd),
        };
        if (trees.Report.TryGetProperty("hyperparameters", out var reported) && reported.ValueKind == JsonValueKind.Object)
        {
            foreach (var setting in reported.EnumerateObject())
                settings["trees." + setting.Name] = setting.Value;
        }
        return settings;
    }

    private static List<FeatureReference> Reference(TrainedTrees trees)
    {
        var inputs = JsonSerializer.Deserialize<EarningsCatalogue>(trees.Files[EarningsModel.CatalogueFile], JsonSerializerOptions.Web)!.Inputs;
        return [.. new[] { ("admissionRate", inputs.AdmissionRate), ("sat", inputs.Sat), ("tuition", inputs.Tuition) }
            .Select(pair => new FeatureReference(pair.Item1, pair.Item2.Edges, pair.Item2.Counts))];
    }
}
