using System.Globalization;
using System.Security.Cryptography;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Validation;

namespace RecApp.Experiments;

/// <summary>
/// Drafts, starts and ends experiments; callers check before that an administrator asks. Every method may throw
/// <see cref="StorageUnavailableException"/>; then nothing has changed.
/// </summary>
public sealed partial class ExperimentService(
    ExperimentStore store, ExperimentRunner runner, ExperimentRules rules, ModelCatalog models, TimeProvider clock, ILogger<ExperimentService> logger)
{
    private const int MostExperiments = 500;

    /// <summary>Every experiment, the newest first.</summary>
    public async Task<IReadOnlyList<Experiment>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await store.ListAsync(cancellationToken)).Select(ExperimentRows.Read)];

    /// <summary>One by its name; null when there is none.</summary>
    public async Task<Experiment?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        await store.FindAsync(name, cancellationToken) is { } row ? ExperimentRows.Read(row) : null;

    /// <summary>Writes a draft down; nobody is in it before it is started.</summary>
    /// <exception cref="InvalidRequestException">Every field that is wrong, with what is allowed.</exception>
    public async Task<Experiment> CreateAsync(ExperimentDraft draft, CancellationToken cancellationToken = default)
    {
        var (name, definition) = rules.Check(draft);
        if ((await store.ListAsync(cancellationToken)).Count >= MostExperiments)
            throw new InvalidRequestException("name", $"is one too many: {MostExperiments} experiments are kept.");
        var now = clock.GetUtcNow();
        Experiment experiment = new(
            Guid.CreateVersion7(now).ToString(), name, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), ExperimentState.Draft, definition, now);
        if (!await store.AddAsync(ExperimentRows.Write(experiment), cancellationToken))
            throw new InvalidRequestException("name", $"'{name}' is another experiment's already.");
        LogDrafted(name);
        return experiment;
    }

    /// <summary>Starts a draft: from the next question on visitors are assigned and counted.</summary>
    /// <returns>The experiment as it is then; null when there is none of this name.</returns>
    /// <exception cref="ExperimentConflictException">It is no draft, or others that run leave no room for it.</exception>
    /// <exception cref="ModelUnavailableException">A version of it can't be loaded.</exception>
    public async Task<Experiment?> StartAsync(string name, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken) is not { } experiment)
            return null;
        if (experiment.State != ExperimentState.Draft)
            throw new ExperimentConflictException($"It is {Word(experiment.State)}; only a draft can be started. Draft a new one to measure again.");
        List<HeldModel> loaded = [];
        try
        {
            foreach (var (model, version) in ExperimentRunner.Versions(experiment.Definition))
                loaded.Add(await models.HoldAsync(model, version, cancellationToken));
            if (await store.StartAsync(name, clock.GetUtcNow(), running => Settle(experiment, running), cancellationToken) is { } problem)
                throw new ExperimentConflictException(problem);
            await runner.ChangeAsync(cancellationToken);
        }
        finally
        {
            // By now the runner holds what it needs.
            foreach (var version in loaded)
                version.Dispose();
        }
        LogStarted(name);
        return await FindAsync(name, cancellationToken);
    }

    /// <summary>Ends one that runs: from the next question on everybody gets what is served, and nothing more is counted.</summary>
    /// <returns>The experiment as it is then; null when there is none of this name.</returns>
    /// <exception cref="ExperimentConflictException">It does not run.</exception>
    public async Task<Experiment?> StopAsync(string name, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(name, cancellationToken) is not { } experiment)
            return null;
        if (!await store.StopAsync(name, clock.GetUtcNow(), cancellationToken))
            throw new ExperimentConflictException($"It is {Word(experiment.State)}; only one that runs can be stopped.");
        await runner.ChangeAsync(cancellationToken);
        LogStopped(name);
        return await FindAsync(name, cancellationToken);
    }

    /// <summary>Writes down that a variant was chosen, and ends the experiment.</summary>
    /// <returns>The experiment as it is then; null when there is none of this name.</returns>
    /// <exception cref="ExperimentConflictException">It has not begun.</exception>
    public async Task<Experiment?> ChooseAsync(string name, string variant, CancellationToken cancellationToken = default)
    {
        if (!await store.PromoteAsync(name, variant, clock.GetUtcNow(), cancellationToken))
            throw new ExperimentConflictException("It has not begun; start it first.");
        await runner.ChangeAsync(cancellationToken);
        LogChosen(name, variant);
        return await FindAsync(name, cancellationToken);
    }

    // What two experiments of different layers set at once would be nobody's.
    private static (double From, string? Problem) Settle(Experiment draft, IReadOnlyList<ExperimentRow> running)
    {
        var (definition, others) = (draft.Definition, running.Select(ExperimentRows.Read).ToArray());
        bool comparesVersions = ExperimentRunner.Versions(definition).Any();
        foreach (var other in others.Where(other => other.Definition.Model == definition.Model && other.Definition.Layer != definition.Layer))
        {
            if (comparesVersions && ExperimentRunner.Versions(other.Definition).Any())
                return (0, $"The experiment {other.Name}, which runs in another layer, compares versions of {definition.Model} too. Use its layer, {other.Definition.Layer}, or stop it.");
            if (definition.SettingNames.FirstOrDefault(other.Definition.SettingNames.Contains) is { } setting)
                return (0, $"The experiment {other.Name}, which runs in another layer, sets the {setting} too. Use its layer, {other.Definition.Layer}, or stop it.");
        }
        var (from, widest) = LayerSlices.Place(others.Where(other => other.Definition.Layer == definition.Layer), definition.Traffic);
        return from is { } place
            ? (place, null)
            : (0, string.Create(CultureInfo.InvariantCulture, $"The layer {definition.Layer} has room for a share of {Math.Round(widest, 6)}, and this experiment wants {definition.Traffic}. Stop another one of the layer, or draft it with less traffic or in a layer of its own."));
    }

    private static string Word(ExperimentState state) => state.ToString().ToLowerInvariant();

    [LoggerMessage(LogLevel.Information, "An administrator drafted the experiment {Name}")]
    private partial void LogDrafted(string name);

    [LoggerMessage(LogLevel.Information, "An administrator started the experiment {Name}")]
    private partial void LogStarted(string name);

    [LoggerMessage(LogLevel.Information, "An administrator stopped the experiment {Name}")]
    private partial void LogStopped(string name);

    [LoggerMessage(LogLevel.Information, "An administrator ended the experiment {Name} with {Variant}")]
    private partial void LogChosen(string name, string variant);
}

/// <summary>What is asked of an experiment does not go with its state or with others.</summary>
/// <param name="reason">A sentence or two that may be shown to a user.</param>
public sealed class ExperimentConflictException(string reason) : Exception(reason);
