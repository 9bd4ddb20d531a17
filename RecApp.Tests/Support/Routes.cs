using System.Reflection;
using Microsoft.AspNetCore.Components;
using RecApp.Components;

namespace RecApp.Tests.Support;

/// <summary>Every page there is, so that a new page is tested from its first day.</summary>
internal static class Routes
{
    private static readonly Dictionary<string, string> Samples = new() { ["/models/{name}"] = "/models/playlists", ["/blog/{slug}"] = "/blog/movies" };

    public static IReadOnlyList<(Type Page, string Template)> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (type, route.Template)))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>An address for each page; a page with a parameter needs a sample value above.</summary>
    public static IEnumerable<string> Addresses => All.Select(page => page.Template.Contains('{') ? Sample(page.Template) : page.Template);

    private static string Sample(string template) => Samples.FirstOrDefault(sample => sample.Key.Equals(template, StringComparison.OrdinalIgnoreCase)).Value
        ?? throw new InvalidOperationException($"Give {template} a sample address in Support/Routes.cs, so that the tests can visit it.");
}
