using System.Diagnostics;

namespace RecApp.Inference;

/// <summary>Loads every registered model in the background after start, so that the first user doesn't wait for it.</summary>
internal sealed partial class ModelWarmup(ModelCatalog catalog, ILogger<ModelWarmup> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (string name in catalog.Names)
        {
            long started = Stopwatch.GetTimestamp();
            try
            {
                await catalog.WarmAsync(name, stoppingToken);
                LogLoaded(name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // A start that fails elsewhere (a taken port) stops the warm-up; that is no failure of its own.
                return;
            }
            catch (ModelUnavailableException error)
            {
                // The page of that model says so; everything else goes on.
                // What is wrong with a bundle is said by the reason; only what a loader threw needs its trace.
                LogUnavailable(name, error.Reason, error.InnerException is InvalidBundleException ? null : error.InnerException);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Model {Name} loaded in {DurationMs:F0} ms")]
    private partial void LogLoaded(string name, double durationMs);

    [LoggerMessage(LogLevel.Warning, "Model {Name} is unavailable: {Reason}")]
    private partial void LogUnavailable(string name, string reason, Exception? error);
}
