using System.Security.Cryptography;
using System.Text;
using RecApp.Experiments.Statistics;
using RecApp.Storage.Experiments;

namespace RecApp.Experiments;

/// <summary>An experiment that visitors are in, ready to say who gets what.</summary>
internal sealed class RunningExperiment
{
    // A visitor's hash: 128 bits, more than enough to tell visitors apart.
    private const int HashBytes = 16;

    private readonly Experiment _experiment;
    private readonly TrafficSplit _layer, _variants;

    /// <param name="experiment">It runs.</param>
    /// <param name="layer">Of its layer, with all that run in it.</param>
    public RunningExperiment(Experiment experiment, TrafficSplit layer)
    {
        (_experiment, _layer) = (experiment, layer);
        _variants = TrafficSplit.OfExperiment(experiment.Salt, [.. Definition.Variants.Select(variant => new TrafficShare(variant.Name, variant.Share))]);
        SettingNames = Definition.SettingNames;
    }

    public string Name => _experiment.Name;

    public ExperimentDefinition Definition => _experiment.Definition;

    /// <summary>Names of the settings that its variants set.</summary>
    public IReadOnlySet<string> SettingNames { get; }

    /// <summary>What the visitor gets, the same at every question; null for one who is not in it.</summary>
    public ExperimentVariant? VariantOf(string visitor)
    {
        if (_layer.PartOf(visitor) != Name)
            return null;
        string? name = _variants.PartOf(visitor);
        return Definition.Variants.First(variant => variant.Name == name);
    }

    /// <summary>That the visitor was shown a variant.</summary>
    public Exposure ExposureOf(string visitor, ExperimentVariant variant)
    {
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(_experiment.Salt), Encoding.UTF8.GetBytes(visitor));
        return new(_experiment.Id, variant.Name, Convert.ToHexStringLower(hash.AsSpan(0, HashBytes)));
    }
}
