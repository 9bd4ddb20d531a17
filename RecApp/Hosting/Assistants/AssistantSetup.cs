using Microsoft.Extensions.Options;
using ModelContextProtocol.AspNetCore;
using RecApp.Hosting.Limits;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Hosting.Assistants;

/// <summary>The features as tools for assistants, by the Model Context Protocol: one request, one answer, and nothing kept between two.</summary>
internal static class AssistantSetup
{
    /// <summary>Where assistants call.</summary>
    public const string Path = "/mcp";

    private const string Instructions =
        "Recommends songs and films, predicts earnings after college and a number out of five, judges film reviews and writes verse. "
        + "The search tools find the ids that the others take. Errors say what is wrong and which values are allowed.";

    public static IServiceCollection AddAssistants(this IServiceCollection services)
    {
        services.AddSettings<AssistantOptions>(AssistantOptions.Section, (_, _) => { });
        services.AddSingleton<EndpointTools>().AddSingleton<IAssistantTools>(provider => provider.GetRequiredService<EndpointTools>());
        services.AddMcpServer(server =>
            {
                server.ServerInfo = new() { Name = "recapp", Title = "RecApp", Version = Description.ApiDescription.Version };
                server.ServerInstructions = Instructions;
            })
            .WithHttpTransport(http => http.SessionMode = HttpServerSessionMode.Stateless)
            .WithListToolsHandler((request, cancellationToken) => request.Services!.GetRequiredService<EndpointTools>().ListAsync(cancellationToken))
            .WithCallToolHandler((request, cancellationToken) => request.Services!.GetRequiredService<EndpointTools>().CallAsync(request.Params!, request.Services!, cancellationToken));
        return services;
    }

    public static void MapAssistants(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<AssistantOptions>>().Value.Enabled)
            app.MapMcp(Path).RequireRateLimiting(RateLimits.Api).Add(DemandJson);
    }

    // A body of no type passes the router, and the protocol fails over it.
    private static void DemandJson(EndpointBuilder endpoint)
    {
        var next = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => context.Request.HasJsonContentType()
            ? next(context)
            : throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
    }
}
