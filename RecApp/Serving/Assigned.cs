using RecApp.Admission;
using RecApp.Experiments;
using RecApp.Storage.Experiments;

namespace RecApp.Serving;

/// <summary>Something of a question that experiments may set where the person who asks has left it open.</summary>
/// <param name="IsOpen">Whether a request leaves it open.</param>
/// <param name="Set">The request with a value of it.</param>
public sealed record QuestionSetting<TRequest>(Func<TRequest, bool> IsOpen, Func<TRequest, string, TRequest> Set);

/// <summary>What the running experiments make of a question.</summary>
/// <param name="Request">With what is asked.</param>
/// <param name="Version">The version that answers; null for the served one.</param>
/// <param name="Exposures">The variants that the answer shows.</param>
internal readonly record struct Assigned<TRequest>(TRequest Request, string? Version, IReadOnlyList<Exposure> Exposures)
{
    /// <summary>What is asked as it came.</summary>
    public static Assigned<TRequest> None(TRequest request) => new(request, null, []);

    /// <summary>
    /// Gives the visitor who asks the variants of the experiments that run on a model. Where an experiment sets what the person has chosen, the
    /// question stays as it is and the visitor is not counted.
    /// </summary>
    /// <param name="running">What runs.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="settings">What of the question experiments may set.</param>
    /// <param name="request">The question as it came.</param>
    public static Assigned<TRequest> Of(RunningExperiments running, string model, IReadOnlyDictionary<string, QuestionSetting<TRequest>> settings, TRequest request)
    {
        if (running.Of(model) is not { } experiments || Caller.Current.Visitor is not { } visitor)
            return None(request);
        string? version = null;
        List<Exposure> exposures = [];
        var asked = request;
        foreach (var experiment in experiments)
        {
            // For all variants alike: else those who chose for themselves would be counted in some of them only.
            if (!experiment.SettingNames.All(name => settings.TryGetValue(name, out var setting) && setting.IsOpen(request)) || experiment.VariantOf(visitor) is not { } variant)
                continue;
            version = variant.Version ?? version;
            foreach (var (name, value) in variant.Settings)
                asked = settings[name].Set(asked, value);
            exposures.Add(experiment.ExposureOf(visitor, variant));
        }
        return new(asked, version, exposures);
    }
}
