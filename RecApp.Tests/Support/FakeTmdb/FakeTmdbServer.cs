using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RecApp.Tests.Support.FakeTmdb;

/// <summary>A TMDB of our own on a loopback port: the two parts of its API that RecApp uses, for whoever has the token, and refusals on demand.</summary>
public sealed class FakeTmdbServer : IAsyncDisposable
{
    public const string Token = "eyJhbGciOiJIUzI1NiJ9.a-token-of-the-tests";

    private readonly WebApplication _application;

    private FakeTmdbServer(WebApplication application) => _application = application;

    /// <summary>The poster of a film by TMDB's number; every other film has the same one.</summary>
    public Dictionary<int, string?> Posters { get; } = [];

    /// <summary>Answers instead of the API, as long as it is set.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Every request with its query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Points RecApp here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Tmdb:AccessToken"] = Token,
        ["Tmdb:ApiUrl"] = $"{_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()}/3",
    };

    public static async Task<FakeTmdbServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var application = builder.Build();
        FakeTmdbServer server = new(application);
        application.Use(server.AnswerAsync);
        application.MapGet("/3/movie/{id:int}", (int id) => server.Posters.TryGetValue(id, out var poster) && poster is null
            ? Results.NotFound()
            : Results.Json(new { id, poster_path = poster ?? "/poster.jpg" }));
        application.MapGet("/3/search/movie", (string query) => Results.Json(new { results = query == "Nothing" ? [] : new[] { new { poster_path = "/found.jpg" } } }));
        await application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue(context.Request.Path + context.Request.QueryString.ToString());
        if (Instead is { } instead)
            await instead(context);
        else if (context.Request.Headers.Authorization != $"Bearer {Token}")
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            await next(context);
    }
}
