using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Hosting.Assistants;
using RecApp.Hosting.Description;
using RecApp.Hosting.Draining;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Limits;
using RecApp.Hosting.Security;
using RecApp.Hosting.Telemetry;
using RecApp.Spotify.Sessions;
using RecApp.Validation;

namespace RecApp.Hosting;

/// <summary>Everything around the features: headers, origins, errors, limits, administration, health, telemetry, key ring.</summary>
internal static class HostingSetup
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.AddKeyRing();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSettings<HostingOptions>(HostingOptions.Section, (settings, problems) => settings.Check(problems));
        builder.Services.AddSingleton<ApiPaths>();
        // Whether one runs is asked when visitors are told apart, with or without the feature that runs them.
        builder.Services.TryAddSingleton<RunningExperiments>();
        builder.Services.AddPageCompression().AddCompressedBodies().AddErrors().AddRateLimits().AddCircuitLimits().AddAdministration().AddApiDescription().AddAssistants();
        builder.Services.AddHealthChecks();
        builder.Services.AddDraining();
        builder.Services.AddTelemetry(builder.Configuration).AddHostedService<StartMessage>();
        // The policy header forbids framing already; a second, weaker header would only confuse.
        builder.Services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new NamedEnumConverter()));
        builder.WebHost.ConfigureKestrel(kestrel => ServerLimits.Configure(kestrel, builder.Configuration));
        // First of all, so that the framework's own filters stand inside.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, OuterLayer>());
        builder.Services.PostConfigure<HostFilteringOptions>(filter => filter.AllowedHosts = ["*"]);
        return builder;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<CallerIdentity>();
        app.UseMiddleware<RequestLog>();
        app.UseMiddleware<HostFilter>();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseResponseCompression();
        app.UseErrors();
        app.UseMiddleware<ShutdownGate>();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<CircuitLimit>();
        app.UseRateLimiter();
        app.UseMiddleware<VisitorIdentity>();
        app.UseCompressedBodies();
        app.UseMiddleware<LargeBodies>();
        app.UseMiddleware<ReadableBody>();
        app.UseMiddleware<PageRendering>();
        app.UseAuthentication();
        app.UseMiddleware<SessionIdentity>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseApiManual();
        return app;
    }

    /// <summary>Health endpoints, metrics, signing in, the API's description, and the tools of assistants.</summary>
    public static void MapHosting(this WebApplication app)
    {
        app.MapHealth();
        app.MapMetrics();
        app.MapSignIn();
        app.MapApiDescription();
        app.MapAssistants();
        app.MapSiloDashboard();
    }
}
