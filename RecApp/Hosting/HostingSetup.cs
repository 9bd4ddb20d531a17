namespace RecApp.Hosting;

/// <summary>Everything around the features: headers, origins, errors, limits, health, telemetry, key ring.</summary>
internal static class HostingSetup
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails();
        builder.Services.AddHealthChecks();
        return builder;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Health endpoints and API description; returns the group under which each feature maps its API.</summary>
    public static RouteGroupBuilder MapHosting(this WebApplication app) => app.MapGroup("/api/v1");
}
