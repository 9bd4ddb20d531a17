using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Cluster.Turns;

namespace RecApp.Retraining;

/// <summary>Trains models when the days between two trainings have passed, one after the other and each on one instance of all.</summary>
public sealed partial class RetrainingSchedule(
    ModelCatalog catalog, Candidates candidates, RetrainingRunner runner, SharedTurns turns, IOptions<RetrainingOptions> options, TimeProvider clock, ILogger<RetrainingSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    // What failed or gave nothing new is not tried again before its time; after a restart it may be once more.
    private readonly Dictionary<string, DateTimeOffset> _tried = new(StringComparer.Ordinal);

    /// <summary>The models whose time has come, the longest overdue first.</summary>
    public IReadOnlyList<string> Due() =>
    [
        .. from entry in options.Value.EveryDays
            where runner.Models.Contains(entry.Key)
            let due = LastTraining(entry.Key).AddDays(entry.Value)
            where due <= clock.GetUtcNow()
            orderby due
            select entry.Key,
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (string model in Due())
            {
                if (await turns.TakeAsync($"retraining {model}", TimeSpan.FromDays(options.Value.EveryDays[model]) - Look, stoppingToken))
                    await TrainAsync(model, stoppingToken);
            }
        }
    }

    private async Task TrainAsync(string model, CancellationToken stoppingToken)
    {
        try
        {
            _tried[model] = clock.GetUtcNow();
            var running = runner.StartAsync(model);
            await running.WaitAsync(stoppingToken);
        }
        catch (RetrainingRefusedException refused)
        {
            LogRefused(model, refused.Message);
        }
    }

    private DateTimeOffset LastTraining(string model)
    {
        var trained = catalog.Find(model)!.Versions.Concat(candidates.Of(model)).Max(version => version.Manifest?.CreatedUtc) ?? DateTimeOffset.MinValue;
        return _tried.TryGetValue(model, out var tried) && tried > trained ? tried : trained;
    }

    [LoggerMessage(LogLevel.Warning, "{Model} was to be trained by schedule: {Reason}")]
    private partial void LogRefused(string model, string reason);
}
