using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecApp.Storage;

/// <summary>Writes a row: healthy when it is durable. Without storage the product still answers, so it is degraded at worst.</summary>
internal sealed class StorageHealthCheck(WriteQueue queue, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await queue.WriteAsync(
                transaction => transaction.Connection!.Execute(
                    "insert into write_checks (id, checked_utc) values (1, @now) on conflict (id) do update set checked_utc = excluded.checked_utc",
                    new { now = PredictionStore.Text(clock.GetUtcNow()) },
                    transaction),
                cancellationToken);
            return HealthCheckResult.Healthy("The storage takes writes.");
        }
        catch (StorageUnavailableException error)
        {
            return HealthCheckResult.Degraded($"{error.Message} Feedback can't be saved.");
        }
    }
}
