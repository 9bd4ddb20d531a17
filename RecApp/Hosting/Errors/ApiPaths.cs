using RecApp.Features;
using RecApp.Hosting.Assistants;
using RecApp.Hosting.Telemetry;

namespace RecApp.Hosting.Errors;

/// <summary>Where programs call rather than people: errors there are problem+json, everywhere else they are pages.</summary>
internal sealed class ApiPaths(IEnumerable<IFeature> features)
{
    private readonly string[] _roots = ["/api", "/health", TelemetrySetup.Path, "/openapi", AssistantSetup.Path, .. features.SelectMany(feature => feature.DropInRoots)];

    public bool Contains(PathString path) => Array.Exists(_roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));

    public static bool IsApi(HttpContext context) => context.RequestServices.GetRequiredService<ApiPaths>().Contains(context.Request.Path);
}
