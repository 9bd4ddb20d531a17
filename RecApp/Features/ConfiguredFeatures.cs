using System.Runtime.Loader;

namespace RecApp.Features;

/// <summary>The product's own features and those that the settings add; what is wrong with a name fails the validation at the start.</summary>
internal sealed class ConfiguredFeatures
{
    private readonly List<IFeature> _features = [.. FeatureList.Own];
    private readonly List<string> _problems = [];

    // The runtime looks only for what the application was built with.
    static ConfiguredFeatures() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;

    /// <summary>Makes the features; those that can't be made are left out.</summary>
    public ConfiguredFeatures(IConfiguration configuration)
    {
        var names = configuration.GetSection(FeaturesOptions.Section).Get<FeaturesOptions>()?.Additional ?? [];
        foreach (var (index, name) in names.Index())
        {
            if (string.IsNullOrWhiteSpace(name))
                continue;
            try
            {
                Add(Type.GetType(name, throwOnError: true)!);
            }
            catch (Exception error)
            {
                // Whatever somebody else's code throws while it is loaded and made.
                _problems.Add($"{FeaturesOptions.Section}:{nameof(FeaturesOptions.Additional)}:{index} is '{name}': {(error.InnerException ?? error).Message}");
            }
        }
    }

    /// <summary>In order, the product's own first.</summary>
    public IReadOnlyList<IFeature> Features => _features;

    /// <summary>A sentence for each name that is wrong, with its key.</summary>
    public IReadOnlyList<string> Problems => _problems;

    private void Add(Type type)
    {
        if (!typeof(IFeature).IsAssignableFrom(type))
            throw new ArgumentException($"{type} is no {nameof(IFeature)}.");
        var feature = (IFeature)Activator.CreateInstance(type)!;
        if (_features.Find(other => other.Key == feature.Key) is { } taken)
            throw new ArgumentException($"{taken.GetType()} has the key '{feature.Key}' already.");
        _features.Add(feature);
    }
}
