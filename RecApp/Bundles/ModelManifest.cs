using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Bundles;

/// <summary>
/// What <c>models/&lt;name&gt;/&lt;version&gt;/manifest.json</c> says: from an answer one gets back to model, data and code.
/// A draft leaves <see cref="Version"/> and <see cref="Files"/> empty; <see cref="ModelBundleWriter"/> fills them in.
/// </summary>
public sealed record ModelManifest
{
    /// <summary>Lower-case name, also the folder's: 1–64 of <c>a–z 0–9 -</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>yyyyMMdd-</c> and the first eight hexadecimal digits of the hash over the bundle's files.</summary>
    public string Version { get; init; } = "";

    /// <summary>What the model is for, a phrase a person reads.</summary>
    public required string Task { get; init; }

    /// <summary>How it works, a phrase a person reads.</summary>
    public required string Algorithm { get; init; }

    /// <summary>The day of training (UTC, midnight): training twice on one day gives the same bytes.</summary>
    public DateTimeOffset CreatedUtc { get; init; }

    /// <summary>The commit of the code that trained it; <c>unknown</c> outside a repository.</summary>
    public string CodeCommit { get; init; } = "unknown";

    /// <summary>The data sets it was trained on.</summary>
    public IReadOnlyList<DataSource> Data { get; init; } = [];

    /// <summary>How training and test data were separated.</summary>
    public DataSplit Split { get; init; } = new("", 0);

    /// <summary>Settings of training, chosen or found, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Hyperparameters { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Measured quality, the baselines' included.</summary>
    public IReadOnlyList<ModelMetric> Metrics { get; init; } = [];

    /// <summary>One histogram per input feature over the training data.</summary>
    public IReadOnlyList<FeatureReference> Reference { get; init; } = [];

    /// <summary>What the inputs matter; null where nobody has weighed them.</summary>
    public ModelImportance? Importance { get; init; }

    /// <summary>Every file of the bundle but the manifest, sorted by path.</summary>
    public IReadOnlyList<ModelFile> Files { get; init; } = [];

    /// <summary>The first measured value of a name and a variant, of a group where one is given; null when the manifest does not state it.</summary>
    public double? MetricOf(string name, string variant, string? group = null) =>
        Metrics.FirstOrDefault(metric => metric.Name == name && metric.Variant == variant && (group is null || metric.Group == group))?.Value;
}

/// <summary>A data set behind a model.</summary>
/// <param name="Name">Its name, and which part of it.</param>
/// <param name="Url">Where it is published; empty where it is nowhere.</param>
/// <param name="Licence">Its licence, as the publisher names it.</param>
/// <param name="Sha256">Hash of the bytes used: 64 lower-case hexadecimal digits.</param>
/// <param name="Rows">Records read, 0 or more.</param>
public sealed record DataSource(string Name, string Url, string Licence, string Sha256, long Rows)
{
    /// <summary>Whether nothing was measured on it: versions that differ in it alone were measured on the same data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LearntFromOnly { get; init; }
}

/// <summary>How training and test data were separated.</summary>
/// <param name="How">A sentence a person reads.</param>
/// <param name="Seed">The random generator's seed.</param>
public sealed record DataSplit(string How, int Seed);

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Relative to the bundle's folder, with forward slashes; never leaves it.</param>
/// <param name="Bytes">Its length in bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record ModelFile(string Path, long Bytes, string Sha256);

/// <summary>One measured figure.</summary>
/// <param name="Name">The measure, e.g. <c>recall@500</c>.</param>
/// <param name="Value">A finite number in the measure's own unit.</param>
/// <param name="Protocol">How it was measured, so that others can repeat it.</param>
/// <param name="Variant">What was measured: a ranker or a baseline, e.g. <c>blend</c>, <c>popularity</c>.</param>
/// <param name="Group">The part of the test data, e.g. <c>editorial</c>; null for all of it.</param>
public sealed record ModelMetric(string Name, double Value, string Protocol, string Variant, string? Group = null)
{
    /// <summary>The value on each held-out fold, in order, so that versions can be compared; null where there are none.</summary>
    public IReadOnlyList<double>? ByFold { get; init; }
}

/// <summary>What a model's inputs matter: what its answers lose when one of them is shuffled among rows that it has not learnt from.</summary>
/// <param name="Measure">What is lost, e.g. <c>R²</c>.</param>
/// <param name="Protocol">How it was measured, so that others can repeat it.</param>
/// <param name="Inputs">In the order of questions.</param>
public sealed record ModelImportance(string Measure, string Protocol, IReadOnlyList<InputImportance> Inputs);

/// <summary>What one input matters.</summary>
/// <param name="Input">As a person reads it.</param>
/// <param name="Loss">In the measure's unit, on average; around 0 where the input tells nothing.</param>
/// <param name="StandardError">Of the loss, over the times it was shuffled.</param>
public sealed record InputImportance(string Input, double Loss, double StandardError);
