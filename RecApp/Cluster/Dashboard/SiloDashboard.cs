using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Orleans.Dashboard;

namespace RecApp.Cluster.Dashboard;

/// <summary>
/// Orleans' own dashboard of silos, grains and their calls. It belongs to the silo's host, which comes and goes beside the web server's: what is asked of
/// it is answered by whichever silo runs at the time.
/// </summary>
internal sealed class SiloDashboard(ClusterSilo silo)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/orleans";

    private volatile Answering? _answering;

    /// <summary>What a silo needs to have one.</summary>
    public static void AddTo(ISiloBuilder builder)
    {
        // The log of this process holds addresses of people's machines, and is read elsewhere.
        builder.AddDashboard(dashboard => dashboard.HideTrace = true);
        builder.Services.AddRouting().AddSingleton(new DiagnosticListener("RecApp.Silo"));
    }

    /// <summary>Answers a request below <see cref="Path"/>.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (silo.Services is not { } services)
        {
            await TypedResults.Problem("The silo of this instance does not run at the moment; try again in a few seconds.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
            return;
        }
        // Its page names its files by where it stands.
        if (context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(Path + "/");
            return;
        }
        await using var scope = services.CreateAsyncScope();
        var (own, path, begin) = (context.RequestServices, context.Request.Path, context.Request.PathBase);
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out var rest);
        (context.RequestServices, context.Request.PathBase, context.Request.Path) = (scope.ServiceProvider, begin.Add(Path), rest);
        context.SetEndpoint(null);
        context.Features.Set<IRouteValuesFeature>(null);
        try
        {
            await Of(services)(context);
        }
        finally
        {
            (context.RequestServices, context.Request.PathBase, context.Request.Path) = (own, begin, path);
        }
    }

    private RequestDelegate Of(IServiceProvider services)
    {
        if (_answering is { } answering && answering.Services == services)
            return answering.Answer;
        ApplicationBuilder dashboard = new(services);
        dashboard.UseRouting().UseEndpoints(endpoints => endpoints.MapOrleansDashboard());
        _answering = new(services, dashboard.Build());
        return _answering.Answer;
    }

    private sealed record Answering(IServiceProvider Services, RequestDelegate Answer);
}
