using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Blog.Live;

/// <summary>What the manifests of the served models say, for one showing of a post.</summary>
/// <param name="find">A model's manifest by its name; null where it is not installed.</param>
/// <param name="models">Names of all models.</param>
public sealed class ServedFigures(Func<string, ModelManifest?> find, params IReadOnlyList<string> models)
{
    private readonly Dictionary<string, ModelManifest?> _manifests = new(StringComparer.Ordinal);

    /// <summary>The manifest of a served model; null when there is none.</summary>
    public ModelManifest? ManifestOf(string model) =>
        _manifests.TryGetValue(model, out var known) ? known : _manifests[model] = find(model);

    /// <summary>Names of the models whose manifests a chart is drawn from: those that it needs, or all that are installed.</summary>
    public IReadOnlyList<string> ModelsOf(PostChartKind chart) => chart.Models.Count > 0 ? chart.Models : [.. models.Where(model => ManifestOf(model) is not null)];

    /// <summary>A tag as text.</summary>
    public LiveFigure Read(LiveTag tag)
    {
        string[] words = tag.Subject.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (tag.Kind == LiveTag.Chart)
            return LiveFigure.Missing("a chart has to stand in a paragraph of its own");
        if (words.Length == 0 || ManifestOf(words[0]) is not { } manifest)
            return LiveFigure.Missing($"the model '{(words.Length == 0 ? "" : words[0])}' is not available");
        string rest = words.Length > 1 ? words[1] : "";
        return tag.Kind switch
        {
            "figure" => Metric(manifest, rest, tag),
            "setting" => Setting(manifest, rest),
            "rows" => Rows(manifest, rest),
            "version" => new(manifest.Version, "the served version", manifest.Name),
            _ => LiveFigure.Missing($"there is no tag '{tag.Kind}'; there are chart, figure, setting, rows and version"),
        };
    }

    private static LiveFigure Metric(ModelManifest manifest, string name, LiveTag tag)
    {
        string? variant = tag.Settings.GetValueOrDefault("variant"), group = tag.Settings.GetValueOrDefault("group");
        var metric = manifest.Metrics.FirstOrDefault(metric => metric.Name == name && (variant is null || metric.Variant == variant) && (group is null || metric.Group == group));
        if (metric is null)
            return LiveFigure.Missing($"{manifest.Name} {manifest.Version} does not state this figure");
        string? text = FigureText.Of(metric.Value, tag.Settings.GetValueOrDefault("as"));
        return text is null
            ? LiveFigure.Missing("'as' takes percent, usd, whole, or the number of decimals")
            : new(text, $"{metric.Name} of {metric.Variant}{(metric.Group is null ? "" : $", {metric.Group}")}: {metric.Protocol}", manifest.Name);
    }

    private static LiveFigure Setting(ModelManifest manifest, string name)
    {
        if (!manifest.Hyperparameters.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return LiveFigure.Missing($"{manifest.Name} {manifest.Version} does not state this setting");
        string text = value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString(value.TryGetInt64(out _) ? "N0" : "0.###", CultureInfo.InvariantCulture) : value.ToString();
        return new(text, $"{name}, a setting of training", manifest.Name);
    }

    private static LiveFigure Rows(ModelManifest manifest, string part)
    {
        // Whole words: "labelled" is no part of "unlabelled".
        Regex words = new($@"(?<!\w){Regex.Escape(part)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        DataSource[] sources = [.. manifest.Data.Where(source => words.IsMatch(source.Name))];
        return sources.Length == 0
            ? LiveFigure.Missing($"{manifest.Name} {manifest.Version} names no such data")
            : new(FigureText.Whole(sources.Sum(source => source.Rows)), $"rows of {string.Join(", ", sources.Select(source => source.Name))}", manifest.Name);
    }
}

/// <summary>What stands in the text for a tag.</summary>
/// <param name="Text">The figure, or why there is none.</param>
/// <param name="Meaning">What the figure is and how it was measured.</param>
/// <param name="Model">The model that says it; null where there is no figure.</param>
public sealed record LiveFigure(string Text, string Meaning, string? Model)
{
    /// <summary>Stands where no figure can.</summary>
    public static LiveFigure Missing(string reason) => new($"[no figure: {reason}]", reason, null);
}
