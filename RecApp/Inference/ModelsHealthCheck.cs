using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecApp.Inference;

/// <summary>Ready when every registered model has been loaded; degraded when one of them can't be.</summary>
internal sealed class ModelsHealthCheck(ModelCatalog catalog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var models = catalog.List();
        var data = models.ToDictionary(m => m.Name, object (m) => m.Reason ?? m.Served ?? m.State.ToString());
        return Task.FromResult(
            models.FirstOrDefault(m => m.State is ModelState.Loading or ModelState.NotLoaded) is { } loading
                ? HealthCheckResult.Unhealthy($"{loading.Name} is being loaded.", data: data)
            : models.FirstOrDefault(m => m.State == ModelState.Unavailable) is { } broken
                ? HealthCheckResult.Degraded($"{broken.Name} is unavailable: {broken.Reason}", data: data)
            : HealthCheckResult.Healthy("Every model is loaded.", data));
    }
}
