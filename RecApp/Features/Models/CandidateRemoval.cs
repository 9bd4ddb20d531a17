using RecApp.Experiments;
using RecApp.Retraining;
using RecApp.Serving;

namespace RecApp.Features.Models;

/// <summary>Deletes candidates. Callers check before that an administrator asks.</summary>
public sealed class CandidateRemoval(Candidates candidates, Shadows shadows, RunningExperiments experiments)
{
    /// <summary>Deletes a candidate, which then answers nothing unseen either.</summary>
    /// <returns>False where it was none.</returns>
    /// <exception cref="ExperimentConflictException">A running experiment compares it.</exception>
    /// <exception cref="IOException">A file can't be deleted.</exception>
    public bool Discard(string model, string version)
    {
        if (experiments.Of(model)?.FirstOrDefault(experiment => experiment.Definition.Variants.Any(variant => variant.Version == version)) is { } experiment)
            throw new ExperimentConflictException($"The experiment {experiment.Name} compares {version}; stop it first.");
        if (!candidates.Discard(model, version))
            return false;
        if (shadows.Of(model) == version)
            shadows.Stop(model);
        return true;
    }
}
