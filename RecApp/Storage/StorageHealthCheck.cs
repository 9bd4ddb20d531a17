using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecApp.Storage;

/// <summary>
/// Writes a row: healthy when it is durable. Without storage the product still answers, so it is degraded at worst. The answer is
/// remembered for five seconds, as every visit of the home page asks and each write waits for the disk.
/// </summary>
internal sealed class StorageHealthCheck(WriteQueue queue, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<HealthCheckResult>? _check;
    private long _asked;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            // One that is on its way is waited for, however long the disk takes.
            if (_check is null || (_check.IsCompleted && clock.GetElapsedTime(_asked) >= Remembered))
                (_check, _asked) = (WriteAsync(), clock.GetTimestamp());
            return _check.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> WriteAsync()
    {
        try
        {
            await queue.WriteAsync(transaction => transaction.Connection!.Execute(
                "insert into write_checks (id, checked_utc) values (1, @now) on conflict (id) do update set checked_utc = excluded.checked_utc",
                new { now = PredictionStore.Text(clock.GetUtcNow()) },
                transaction));
            return HealthCheckResult.Healthy("The storage takes writes.");
        }
        catch (StorageUnavailableException error)
        {
            return HealthCheckResult.Degraded($"{error.Message} Feedback can't be saved.");
        }
    }
}
