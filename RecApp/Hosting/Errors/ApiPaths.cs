namespace RecApp.Hosting.Errors;

/// <summary>Where programs call rather than people: errors there are problem+json, everywhere else they are pages.</summary>
internal static class ApiPaths
{
    private static readonly string[] Roots = ["/api", "/health", "/openapi", "/recommend", "/result", "/predict", "/apiUS"];

    public static bool IsApi(HttpContext context) =>
        Array.Exists(Roots, root => context.Request.Path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
