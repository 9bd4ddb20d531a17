using Microsoft.AspNetCore.Components;

namespace RecApp.Features.Models;

/// <summary>A feature's part of <c>/models</c>: what it keeps beside its model, and what administrators do with it.</summary>
/// <param name="Title">What it is, a few words.</param>
/// <param name="Anchor">Where links lead.</param>
/// <param name="Content">The component that shows it; it takes no parameters.</param>
public sealed record ModelSection(string Title, string Anchor, Type Content);

/// <summary>Registers the parts of <c>/models</c>.</summary>
public static class ModelSectionSetup
{
    /// <summary>Adds a part; parts show in the order of their registration.</summary>
    public static IServiceCollection AddModelSection<TContent>(this IServiceCollection services, string title, string anchor)
        where TContent : IComponent =>
        services.AddSingleton(new ModelSection(title, anchor, typeof(TContent)));
}
