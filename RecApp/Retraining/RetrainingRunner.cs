using System.ComponentModel;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Storage;

namespace RecApp.Retraining;

/// <summary>Trains a model anew in the background, one at a time among all processes on this folder of models. Callers check before that an administrator asks.</summary>
public sealed partial class RetrainingRunner(
    ModelCatalog catalog, Candidates candidates, VersionPromotion promotion, IEnumerable<RetrainableModel> retrainable, IOptions<RetrainingOptions> options, IOptions<StorageOptions> storage, TimeProvider clock, ILogger<RetrainingRunner> logger) : IDisposable
{
    private const int LongestStep = 200;

    private readonly string[] _retrainable = [.. retrainable.Select(model => model.Name).Order(StringComparer.Ordinal)];
    private readonly HashSet<string> _takesSaid = [.. retrainable.Where(model => model.TakesSaid).Select(model => model.Name)];
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancellation;
    private Task _running = Task.CompletedTask;
    private volatile RetrainingState _state = RetrainingState.Idle;

    /// <summary>What runs, or ran last.</summary>
    public RetrainingState State => _state;

    /// <summary>Names of the models that can be trained here, sorted; none where no data are at hand.</summary>
    public IReadOnlyList<string> Models => options.Value.Data.Length == 0 ? [] : _retrainable;

    /// <summary>Starts a training and returns as soon as it runs.</summary>
    /// <returns>Completes when it has ended in whatever way; never fails.</returns>
    /// <exception cref="RetrainingRefusedException">The model can't be trained here, or a training runs already.</exception>
    public Task StartAsync(string model)
    {
        if (options.Value.Data.Length == 0)
            throw new RetrainingRefusedException($"This server has no data to train on: {RetrainingOptions.Section}:{nameof(RetrainingOptions.Data)} names their folder.");
        if (!_retrainable.Contains(model))
            throw new RetrainingRefusedException($"'{model}' can't be trained here. These can: {string.Join(", ", Models)}.");
        lock (_lock)
        {
            if (!_running.IsCompleted)
                throw new RetrainingRefusedException($"'{_state.Model}' is being trained. Wait until it is done, or cancel it.");
            var held = Hold();
            _cancellation?.Dispose();
            _cancellation = new();
            var token = _cancellation.Token;
            _state = new(RetrainingPhase.Running, model, clock.GetUtcNow(), null, null, null);
            return _running = Task.Run(() => RunToItsEndAsync(model, held, token), CancellationToken.None);
        }
    }

    /// <summary>Ends the training that runs in this process and waits until it has ended.</summary>
    /// <returns>False when none runs here.</returns>
    public async Task<bool> CancelAsync()
    {
        Task running;
        lock (_lock)
        {
            running = _running;
            if (running.IsCompleted)
                return false;
            _cancellation!.Cancel();
        }
        await running;
        return true;
    }

    /// <summary>Ends what runs.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _cancellation?.Cancel();
        }
    }

    // The operating system gives the file free the moment its process ends, however that ends.
    private FileStream Hold()
    {
        try
        {
            Directory.CreateDirectory(candidates.Folder);
            return new(Path.Combine(candidates.Folder, "training.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RetrainingRefusedException("The folder of candidates can't be written, or another process is training.", error);
        }
    }

    private async Task RunToItsEndAsync(string model, FileStream held, CancellationToken cancellationToken)
    {
        RetrainingState ended;
        try
        {
            ended = await RunAsync(model, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            ended = _state with { Phase = RetrainingPhase.Cancelled };
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException or ModelUnavailableException)
        {
            LogFailed(error, model);
            ended = _state with { Phase = RetrainingPhase.Failed, Problem = error.Message };
        }
        finally
        {
            await held.DisposeAsync();
        }
        LogEnded(model, ended.Phase, ended.Version);
        // Only now: who sees that it has ended may start the next one.
        _state = ended;
    }

    private string[] SaidOf(string model)
    {
        if (!options.Value.FromVisitors || !_takesSaid.Contains(model))
            return [];
        if (storage.Value.ConnectionString.Length > 0)
            return ["--said", SaidReader.Server];
        return SaidReader.IsIn(storage.Value.Path) ? ["--said", storage.Value.Path] : [];
    }

    private async Task<RetrainingState> RunAsync(string model, CancellationToken cancellationToken)
    {
        var before = candidates.Of(model).Select(candidate => candidate.Version).ToHashSet(StringComparer.Ordinal);
        int code = await TrainingProcess.RunAsync(
            ["train", model, "--data", options.Value.Data, "--out", candidates.Folder, .. SaidOf(model)], (SaidReader.ServerVariable, storage.Value.ConnectionString), options.Value.Priority,
            line => _state = _state with { Step = line.Length > LongestStep ? line[..LongestStep] : line }, cancellationToken);
        if (code != 0)
            return _state with { Phase = RetrainingPhase.Failed, Problem = $"The training ended with code {code}: {_state.Step}" };
        var made = candidates.Of(model).FirstOrDefault(candidate => !before.Contains(candidate.Version));
        if (made?.Manifest is not { } manifest)
            return _state with { Phase = RetrainingPhase.Unchanged };
        // The same data give the same files, under the name of another day.
        if (catalog.Find(model)!.Versions.Any(version => HashOf(version.Version) == HashOf(made.Version)))
        {
            candidates.Discard(model, made.Version);
            return _state with { Phase = RetrainingPhase.Unchanged, Version = made.Version };
        }
        // What an experiment compares or what answers unseen is needed still.
        foreach (var old in candidates.Of(model).Skip(options.Value.Keep).Where(old => !catalog.IsHeld(model, old.Version)))
            candidates.Discard(model, old.Version);
        if (!options.Value.PromoteAutomatically || catalog.Find(model)?.Manifest is not { } served || !VersionComparison.Of(served, manifest).Holds(options.Value.LargestLoss))
            return _state with { Phase = RetrainingPhase.Candidate, Version = made.Version };
        bool isServed = await promotion.PromoteAsync(model, made.Version, cancellationToken);
        return _state with { Phase = isServed ? RetrainingPhase.Promoted : RetrainingPhase.Candidate, Version = made.Version };
    }

    private static string HashOf(string version) => version[(version.IndexOf('-') + 1)..];

    [LoggerMessage(LogLevel.Information, "The training of {Model} ended: {Phase} {Version}")]
    private partial void LogEnded(string model, RetrainingPhase phase, string? version);

    [LoggerMessage(LogLevel.Error, "The training of {Model} failed")]
    private partial void LogFailed(Exception error, string model);
}
