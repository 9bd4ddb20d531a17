using RecApp.Validation;

namespace RecApp.Features;

/// <summary>Registers and maps every feature.</summary>
internal static class FeatureSetup
{
    /// <summary>Adds the product's own features and those that <see cref="FeaturesOptions"/> names; a name that is wrong ends the start.</summary>
    public static WebApplicationBuilder AddFeatures(this WebApplicationBuilder builder)
    {
        var configured = new ConfiguredFeatures(builder.Configuration);
        builder.Services.AddSettings<FeaturesOptions>(FeaturesOptions.Section, (_, problems) =>
        {
            foreach (string problem in configured.Problems)
                problems.Add(problem);
        });
        builder.Services.AddSingleton<FeatureList>();
        foreach (var feature in configured.Features)
        {
            builder.Services.AddSingleton(feature);
            feature.Add(builder.Services);
        }
        return builder;
    }

    /// <summary>Maps what of the features is no page.</summary>
    public static void MapFeatures(this WebApplication app, FeatureRoutes routes)
    {
        foreach (var feature in app.Services.GetRequiredService<FeatureList>().All)
            feature.Map(routes);
    }
}
