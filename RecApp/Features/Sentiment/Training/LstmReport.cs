using System.Globalization;
using System.Text.Json;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model;

namespace RecApp.Features.Sentiment.Training;

/// <summary>The report of <c>training/sentiment/train_sentiment.py</c>.</summary>
internal sealed class LstmReport
{
    private readonly JsonElement _root;

    // A network trained on all reviews carries the report of the run that held a fold out.
    private readonly JsonElement _measured;

    private LstmReport(JsonElement root)
    {
        _root = root;
        _measured = root.TryGetProperty("fold_run", out var fold) ? fold : root;
        Temperature = Number(_root, "temperature");
        Seed = (int)Number(_root, "seed");
        HeldOutFold = int.TryParse(_root.GetProperty("fold").ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
        Histogram = _measured.GetProperty("histogram").Deserialize<ProbabilityHistogram>(JsonSerializerOptions.Web)!;
        Metrics = Read();
    }

    /// <summary>Divides logits.</summary>
    public double Temperature { get; }

    public int Seed { get; }

    /// <summary>The fold of films that this very network has not seen; null when it has seen all.</summary>
    public int? HeldOutFold { get; }

    /// <summary>The same as a bundle's manifest tells it; null where it has seen all, or is of another model.</summary>
    public static int? HeldOutFoldOf(ModelManifest manifest) =>
        manifest.Hyperparameters.GetValueOrDefault("held-out fold") is { ValueKind: JsonValueKind.String } held && int.TryParse(held.GetString(), CultureInfo.InvariantCulture, out int number) ? number : null;

    public ProbabilityHistogram Histogram { get; }

    public IReadOnlyList<ModelMetric> Metrics { get; }

    /// <summary>How training and test data were separated.</summary>
    public string SplitInWords => HeldOutFold is { } fold
        ? $"{FilmFolds.Description}; fold {fold} was never trained on"
        : $"{FilmFolds.Description}; the figures are those of a run that left fold {_measured.GetProperty("fold")} out, the served network was trained on all reviews in the same way";

    /// <exception cref="InvalidDataException">The report is not one of the script's.</exception>
    public static LstmReport Parse(byte[] file)
    {
        try
        {
            using var document = JsonDocument.Parse(file);
            return new(document.RootElement.Clone());
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{ManifestFormat.FileName}: expected the report of training/sentiment/train_sentiment.py. {error.Message}", error);
        }
    }

    /// <summary>What the manifest states as settings.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings(int vocabulary)
    {
        var settings = new Dictionary<string, JsonElement>
        {
            ["vocabulary"] = JsonSerializer.SerializeToElement(vocabulary),
            ["temperature"] = JsonSerializer.SerializeToElement(Temperature),
            ["held-out fold"] = JsonSerializer.SerializeToElement(HeldOutFold?.ToString(CultureInfo.InvariantCulture) ?? "none"),
            ["folds"] = JsonSerializer.SerializeToElement(FilmFolds.Count),
        };
        if (_root.TryGetProperty("former", out var former))
            settings["learnt from version"] = former.Clone();
        if (_root.TryGetProperty("settings", out var own))
            foreach (var setting in own.EnumerateObject().Where(setting => setting.Value.ValueKind is JsonValueKind.Number))
                settings.TryAdd(setting.Name.Replace('_', ' '), setting.Value.Clone());
        return settings;
    }

    private List<ModelMetric> Read()
    {
        string protocol = HeldOutFold is { } fold
            ? $"reviews of the films of fold {fold}, which training has not seen"
            : $"the same training without fold {_measured.GetProperty("fold")}, on the reviews of that fold";
        var metrics = new List<ModelMetric>();
        Add("accuracy", Number(_measured, "accuracy"));
        Add("standard error", Number(_measured, "standard_error"));
        // The temperature was fitted to the same reviews: crossed over halves, the error is honest.
        Add("expected calibration error", Number(_measured, _measured.TryGetProperty("ece_crossed", out _) ? "ece_crossed" : "ece"));
        Add("log loss", Number(_measured, "log_loss"));
        Add("Brier score", Number(_measured, "brier"));
        var confusion = _measured.GetProperty("confusion");
        double Cell(string name) => Number(confusion, name);
        Add("praise found", Cell("true_positive") / (Cell("true_positive") + Cell("false_negative")));
        Add("displeasure found", Cell("true_negative") / (Cell("true_negative") + Cell("false_positive")));
        if (_measured.TryGetProperty("running_accuracy", out var running))
            metrics.Add(new("accuracy", running.GetDouble(), protocol, "forward LSTM alone"));
        return metrics;

        void Add(string name, double value) => metrics.Add(new(name, value, protocol, SentimentService.Lstm));
    }

    private static double Number(JsonElement element, string name) =>
        element.GetProperty(name).GetDouble() is var value && double.IsFinite(value) ? value : throw new FormatException($"{name} is not finite.");
}
