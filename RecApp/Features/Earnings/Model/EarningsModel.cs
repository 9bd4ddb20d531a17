using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Model;

/// <summary>The loaded model: catalogue and predictors. Safe for concurrent use; holds native memory until disposed.</summary>
internal sealed class EarningsModel : IDisposable
{
    public const string CatalogueFile = "catalogue.json";
    public const string TablesFile = "tables.json";
    public const string ServingFile = "serving.json";
    public const string SistersFile = "sisters.json";
    public const string RatioFile = "ratio.onnx";
    public const string MeanFile = "mean.onnx";
    public const string SpreadFile = "spread.onnx";
    public const string LinearFile = "linear.json";
    public const string CollegesFile = "colleges.json";

    private readonly TreePredictor _trees;
    private readonly LinearPredictor _linear;

    private EarningsModel(EarningsCatalogue catalogue, CollegeNames colleges, TreePredictor trees, LinearPredictor linear)
    {
        (Catalogue, Colleges, _trees, _linear) = (catalogue, colleges, trees, linear);
        Fields = new(catalogue);
        (Regions, Locales) = (new(catalogue.Regions), new(catalogue.Locales));
        (CollegeTypes, Credentials) = (new(catalogue.CollegeTypes), new(catalogue.Credentials));
    }

    /// <summary>Names and aggregates of the data.</summary>
    public EarningsCatalogue Catalogue { get; }

    /// <summary>Fields by title and code.</summary>
    public FieldNames Fields { get; }

    public CollegeNames Colleges { get; }

    public CategoryNames Regions { get; }

    public CategoryNames Locales { get; }

    public CategoryNames CollegeTypes { get; }

    public CategoryNames Credentials { get; }

    /// <summary>The predictor of a name.</summary>
    /// <param name="variant">One of <see cref="EarningsService.Variants"/>.</param>
    public IEarningsPredictor Predictor(string variant) => variant == EarningsService.DefaultVariant ? _trees : _linear;

    /// <summary>Loads a bundle.</summary>
    /// <exception cref="InvalidDataException">A file is not one of ours.</exception>
    public static EarningsModel Load(ModelBundle bundle)
    {
        var catalogue = Read<EarningsCatalogue>(bundle, CatalogueFile);
        var colleges = new CollegeNames(Read<CollegeDirectory>(bundle, CollegesFile));
        var linear = LinearPredictor.Of(Read<LinearDocument>(bundle, LinearFile));
        var tables = new EffectTables(Read<EffectTablesDocument>(bundle, TablesFile));
        var sisters = new SisterCampuses(Read<SisterDocument>(bundle, SistersFile));
        var serving = Read<ServingDocument>(bundle, ServingFile);
        BoostedTrees[] trees = [new(bundle.ReadAllBytes(RatioFile)), new(bundle.ReadAllBytes(MeanFile)), new(bundle.ReadAllBytes(SpreadFile))];
        return new(catalogue, colleges, new(new TreeScorer(tables, sisters, trees[0], trees[1], trees[2]), serving), linear);
    }

    public void Dispose() => _trees.Dispose();

    private static T Read<T>(ModelBundle bundle, string path)
    {
        using var file = bundle.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<T>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is damaged.", error);
        }
    }
}
