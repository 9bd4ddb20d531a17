using Microsoft.AspNetCore.Components;

namespace RecApp.Ui;

/// <summary>A feature's part of <c>/data</c>.</summary>
/// <param name="Title">The data set in two or three words.</param>
/// <param name="Model">Name of the model whose manifest states the sources.</param>
/// <param name="Content">The component that shows the data; it takes no parameters.</param>
public sealed record DataSection(string Title, string Model, Type Content)
{
    /// <summary>Where links lead.</summary>
    public string Anchor => Model;
}

/// <summary>Registers the parts of <c>/data</c>.</summary>
public static class DataSectionSetup
{
    /// <summary>Adds a part; parts show in the order of their registration.</summary>
    public static IServiceCollection AddDataSection<TContent>(this IServiceCollection services, string title, string model)
        where TContent : IComponent =>
        services.AddSingleton(new DataSection(title, model, typeof(TContent)));
}
