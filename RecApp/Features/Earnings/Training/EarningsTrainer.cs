using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>Trains both models and puts them into one bundle.</summary>
internal static class EarningsTrainer
{
    /// <summary>Trains, measures and writes the bundle.</summary>
    /// <param name="models">Folder of all models.</param>
    /// <param name="folder">As for <see cref="EarningsData.Read"/>.</param>
    /// <param name="data">From there.</param>
    /// <param name="say">Takes progress.</param>
    /// <returns>Its manifest.</returns>
    public static ModelManifest Train(string models, string folder, EarningsData data, Action<string> say)
    {
        var colleges = CollegeData.Read(folder);
        say($"{colleges.Directory.Names.Length:N0} colleges to choose from");
        var (catalogue, sources) = CatalogueBuilder.Build(folder, data);
        int[] folds = EarningsEvaluation.FoldOf(data, EarningsEvaluation.Folds);
        var scores = TreeEvaluation.OutOfFold(data, folds, say);
        var trees = TreeTrainer.Fit(data, [.. Enumerable.Range(0, data.Count)]);
        say("Trees trained on everything");
        using var scorer = trees.Open();
        var serving = TypicalProgrammes.Choose(data, scorer, TreeEvaluation.Factors(data, scores[0], _ => true));
        var (linear, linearMetrics) = EarningsEvaluation.Linear(data, say);
        var files = new Dictionary<string, byte[]>(trees.Files)
        {
            [EarningsModel.CatalogueFile] = JsonSerializer.SerializeToUtf8Bytes(catalogue, JsonSerializerOptions.Web),
            [EarningsModel.CollegesFile] = JsonSerializer.SerializeToUtf8Bytes(colleges.Directory, JsonSerializerOptions.Web),
            [EarningsModel.LinearFile] = JsonSerializer.SerializeToUtf8Bytes(linear.Document, JsonSerializerOptions.Web),
            [EarningsModel.ServingFile] = JsonSerializer.SerializeToUtf8Bytes(serving, JsonSerializerOptions.Web),
        };
        return ModelBundleWriter.Write(models, Draft([data.Source, colleges.Source, .. sources], catalogue, [.. TreeEvaluation.Metrics(data, folds, scores), .. linearMetrics]), files);
    }

    private static ModelManifest Draft(IReadOnlyList<DataSource> sources, EarningsCatalogue catalogue, IReadOnlyList<ModelMetric> metrics) => new()
    {
        Name = EarningsService.ModelName,
        Task = "Predict median earnings two years after completing a college programme",
        Algorithm = "trees: tables of effects, effects of institutions recognised by their rates, LightGBM on top, and LightGBM of the distance, made honest by conformal prediction; linear: ridge regression on one-hot categories",
        CreatedUtc = TimeProvider.System.GetUtcNow(),
        CodeCommit = CodeCommit.Find(),
        Data = sources,
        Split = new("By college: no college on both sides", EarningsEvaluation.Seed),
        Hyperparameters = new Dictionary<string, JsonElement>
        {
            ["linear.penalty"] = JsonSerializer.SerializeToElement(EarningsLinearTrainer.Penalty),
            ["linear.floorUsd"] = JsonSerializer.SerializeToElement(EarningsLinearTrainer.FloorUsd),
            ["trees.point"] = JsonSerializer.SerializeToElement(TreeTrainer.Point, JsonSerializerOptions.Web),
            ["trees.spread"] = JsonSerializer.SerializeToElement(TreeTrainer.Spread, JsonSerializerOptions.Web),
            ["trees.tables"] = JsonSerializer.SerializeToElement(TableEffectsTrainer.Designs, JsonSerializerOptions.Web),
            ["trees.institutionPenalty"] = JsonSerializer.SerializeToElement(TableEffectsTrainer.InstitutionPenalty),
        },
        Metrics = metrics,
        Reference = [.. new[] { ("admissionRate", catalogue.Inputs.AdmissionRate), ("sat", catalogue.Inputs.Sat), ("tuition", catalogue.Inputs.Tuition) }
            .Select(pair => new FeatureReference(pair.Item1, pair.Item2.Edges, pair.Item2.Counts))],
    };
}
