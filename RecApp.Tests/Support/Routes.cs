using System.Reflection;
using Microsoft.AspNetCore.Components;
using RecApp.Components;
using RecApp.Features;
using RecApp.Features.Experiments;
using RecApp.Features.Models;

namespace RecApp.Tests.Support;

/// <summary>Every page there is, so that a new page is tested from its first day.</summary>
internal static class Routes
{
    public static IReadOnlyList<(Type Page, string Template)> All { get; } =
    [
        .. typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>().Select(route => (type, route.Template)))
            .OrderBy(page => page.Template, StringComparer.Ordinal),
    ];

    /// <summary>
    /// An address for each page; a page with a parameter needs one among the samples of its feature. Those of an answer and an experiment have none before
    /// somebody has asked or drafted: PredictionPageTests and ExperimentTests do.
    /// </summary>
    public static IEnumerable<string> Addresses => All.Where(page => page.Page != typeof(PredictionPage) && page.Page != typeof(ExperimentPage)).Select(page => page.Template.Contains('{') ? Sample(page.Template) : page.Template);

    private static string Sample(string template) => FeatureList.Own.SelectMany(feature => feature.Pages).SelectMany(page => page.Samples)
            .FirstOrDefault(sample => sample.StartsWith(template[..template.IndexOf('{', StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"Give {template} a sample address in its feature's pages, so that the tests can visit it.");
}
