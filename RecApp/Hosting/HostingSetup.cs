using Microsoft.Extensions.Options;
using RecApp.Hosting.Administration;
using RecApp.Hosting.Errors;
using RecApp.Spotify.Sessions;

namespace RecApp.Hosting;

/// <summary>Everything around the features: headers, origins, errors, limits, administration, health, telemetry, key ring.</summary>
internal static class HostingSetup
{
    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.AddKeyRing();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IValidateOptions<HostingOptions>, HostingOptionsValidator>();
        builder.Services.AddOptions<HostingOptions>().BindConfiguration(HostingOptions.Section).ValidateOnStart();
        builder.Services.AddErrors().AddRateLimits().AddCircuitLimits().AddAdministration().AddApiDescription();
        builder.Services.AddHealthChecks();
        builder.Services.AddTelemetry(builder.Configuration).AddHostedService<StartMessage>();
        // The policy header forbids framing already; a second, weaker header would only confuse.
        builder.Services.AddAntiforgery(options => options.SuppressXFrameOptionsHeader = true);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new NamedEnumConverter()));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // What a connection may send before somebody reads it: a thousand that wait must not hold a gigabyte.
            kestrel.Limits.MaxRequestBufferSize = 64 * 1024;
            // Read past the validator, which speaks up at start: Kestrel is built before that and would only throw.
            if (builder.Configuration.GetValue<long?>($"{HostingOptions.Section}:{nameof(HostingOptions.MaxRequestBodyBytes)}") is > 0 and var limit)
                kestrel.Limits.MaxRequestBodySize = limit;
        });
        return builder;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseKnownProxies();
        app.UseMiddleware<CallerIdentity>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.UseErrors();
        app.UseMiddleware<ShutdownGate>();
        app.UseMiddleware<OriginCheck>();
        app.UseMiddleware<CircuitLimit>();
        app.UseRateLimiter();
        app.UseMiddleware<RequestAdmission>();
        app.UseAuthentication();
        app.UseMiddleware<SessionIdentity>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseApiManual();
        return app;
    }

    /// <summary>Health endpoints and API description; returns the group under which each feature maps its API.</summary>
    public static RouteGroupBuilder MapHosting(this WebApplication app)
    {
        app.MapHealth();
        app.MapSignIn();
        app.MapApiDescription();
        return app.MapGroup("/api/v1");
    }
}
