using System.Diagnostics;

namespace RecApp.Bundles;

/// <summary>Loads every registered model in the background after start, so that the first user doesn't wait for it; who asks a model before has it loaded then.</summary>
internal sealed partial class ModelWarmup(ModelCatalog catalog, IHostApplicationLifetime lifetime, ILogger<ModelWarmup> logger) : BackgroundService
{
    // Loading takes every processor, and the first page is as much work for one: it goes first.
    private static readonly TimeSpan FirstPage = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TaskCompletionSource serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = lifetime.ApplicationStarted.Register(serving.SetResult);
        try
        {
            await serving.Task.WaitAsync(stoppingToken);
            await Task.Delay(FirstPage, stoppingToken);
            // As many at a time as there are processors: reading a bundle is work for one.
            await Parallel.ForEachAsync(catalog.Names, stoppingToken, WarmAsync);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A start that fails elsewhere (a taken port) stops the warm-up; that is no failure of its own.
        }
    }

    private async ValueTask WarmAsync(string name, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            await catalog.WarmAsync(name, cancellationToken);
            LogLoaded(name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (ModelUnavailableException error)
        {
            // The page of that model says so; everything else goes on.
            // What is wrong with a bundle is said by the reason; only what a loader threw needs its trace.
            LogUnavailable(name, error.Reason, error.InnerException is InvalidBundleException ? null : error.InnerException);
        }
    }

    [LoggerMessage(LogLevel.Information, "Model {Name} loaded in {DurationMs:F0} ms")]
    private partial void LogLoaded(string name, double durationMs);

    [LoggerMessage(LogLevel.Warning, "Model {Name} is unavailable: {Reason}")]
    private partial void LogUnavailable(string name, string reason, Exception? error);
}
