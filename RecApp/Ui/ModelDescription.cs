using RecApp.Bundles;
using RecApp.Text;

namespace RecApp.Ui;

/// <summary>What people call a model, for pages that show it beside others.</summary>
/// <param name="Name">The model's name, as programs know it.</param>
/// <param name="Title">Two or three words.</param>
/// <param name="Purpose">What it does, a sentence.</param>
/// <param name="Address">The page that asks it.</param>
/// <param name="Quality">How good the version of a manifest is, a sentence without a full stop; null where the manifest does not state it.</param>
public sealed record ModelDescription(string Name, string Title, string Purpose, string Address, Func<ModelManifest, string?> Quality)
{
    /// <summary>What people call the parts of the model that answer, by the names that records have for them.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; init; } = new Dictionary<string, string>();

    /// <summary>What people call a part; where the feature has no word for it, its own name has to do.</summary>
    public string VariantName(string variant) => Variants.GetValueOrDefault(variant, variant.Capitalised());
}

/// <summary>The descriptions of all models.</summary>
public sealed class ModelDescriptions(IEnumerable<ModelDescription> descriptions)
{
    private readonly Dictionary<string, ModelDescription> _byName = descriptions.ToDictionary(description => description.Name, StringComparer.Ordinal);

    /// <summary>A model's description; where its feature brings none, its name and the task of its manifest have to do.</summary>
    public ModelDescription Of(string name, ModelManifest? manifest = null) => _byName.TryGetValue(name, out var known)
        ? known
        : new(name, name, manifest is null ? "" : $"{manifest.Task}.", $"/models/{Uri.EscapeDataString(name)}", _ => null);
}

/// <summary>Registers descriptions of models.</summary>
public static class ModelDescriptionSetup
{
    /// <summary>Adds what people call a model.</summary>
    public static IServiceCollection AddModelDescription(this IServiceCollection services, ModelDescription description) => services.AddSingleton(description);
}
