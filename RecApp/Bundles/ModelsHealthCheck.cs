using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RecApp.Bundles;

/// <summary>Ready when every registered model has been loaded; degraded when some can't be; the description names all of those.</summary>
internal sealed class ModelsHealthCheck(ModelCatalog catalog) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var models = catalog.List();
        var data = models.ToDictionary(m => m.Name, object (m) => m.Reason ?? m.Served ?? m.State.ToString());
        string[] loading = [.. models.Where(m => m.State is ModelState.Loading or ModelState.NotLoaded).Select(m => $"{m.Name} is being loaded.")];
        string[] broken = [.. models.Where(m => m.State == ModelState.Unavailable).Select(m => $"{m.Name} is unavailable: {m.Reason}")];
        return Task.FromResult(
            loading.Length > 0 ? HealthCheckResult.Unhealthy(string.Join(' ', [.. loading, .. broken]), data: data)
            : broken.Length > 0 ? HealthCheckResult.Degraded(string.Join(' ', broken), data: data)
            : HealthCheckResult.Healthy("Every model is loaded.", data));
    }
}
