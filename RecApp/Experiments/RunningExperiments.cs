using System.Collections.Frozen;

namespace RecApp.Experiments;

/// <summary>What runs at this moment. Asking costs nothing where nothing does; a change counts from the next question on.</summary>
public sealed class RunningExperiments
{
    private volatile FrozenDictionary<string, RunningExperiment[]>? _byModel;

    /// <summary>Whether any experiment runs: then visitors need a name.</summary>
    public bool Any => _byModel is not null;

    /// <summary>Those of a model; null where none runs.</summary>
    internal RunningExperiment[]? Of(string model) => _byModel?.GetValueOrDefault(model);

    /// <summary>Replaces all of them.</summary>
    internal void Set(IReadOnlyList<Experiment> running)
    {
        var layers = running.GroupBy(experiment => experiment.Definition.Layer, StringComparer.Ordinal)
            .ToDictionary(layer => layer.Key, layer => LayerSlices.Split(layer.Key, layer), StringComparer.Ordinal);
        _byModel = running.Count == 0 ? null : running
            .Select(experiment => new RunningExperiment(experiment, layers[experiment.Definition.Layer]))
            .GroupBy(experiment => experiment.Definition.Model, StringComparer.Ordinal)
            .ToFrozenDictionary(model => model.Key, model => model.ToArray(), StringComparer.Ordinal);
    }
}
