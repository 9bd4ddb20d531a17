using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>
/// A Spotify of our own on a loopback port: the accounts pages and the part of the Web API that RecApp uses, with the rules of the
/// real one (PKCE, codes and refresh tokens that work once, tokens that end, pages of at most 50) and faults on demand.
/// </summary>
public sealed class FakeSpotifyServer : IAsyncDisposable
{
    public const string ClientId = "0123456789abcdef0123456789abcdef";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<SpotifyFault> _faults = new();

    private FakeSpotifyServer(WebApplication application) => _application = application;

    public FakeAccount Account { get; set; } = new();

    public FakeTokens Tokens { get; } = new();

    /// <summary>Agrees without showing the consent form.</summary>
    public bool AgreesByItself { get; set; }

    /// <summary>Songs that can be asked for by their ids.</summary>
    public Dictionary<string, FakeSong> Catalogue { get; } = [];

    /// <summary>The cover of songs that the catalogue has not; null where there are no such songs.</summary>
    public string? EveryCover { get; set; }

    /// <summary>Whether several songs can be asked for at once, as applications outside development mode may.</summary>
    public bool TakesLists { get; set; }

    /// <summary>Called after each page of saved songs has been made, so that a test can change the list under a reader.</summary>
    public Action<int>? PageServed { get; set; }

    /// <summary>Every request of the Web API and the token endpoint, as in <c>GET /v1/me</c>, without its query.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Points RecApp here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Spotify:ClientId"] = ClientId,
        ["Spotify:AccountsUrl"] = Address,
        ["Spotify:ApiUrl"] = $"{Address}/v1",
    };

    public static async Task<FakeSpotifyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var application = builder.Build();
        FakeSpotifyServer server = new(application);
        application.Use(server.FailOnDemandAsync);
        AccountsPages.Map(application, server);
        WebApi.Map(application, server);
        await application.StartAsync();
        return server;
    }

    /// <summary>The next requests that fit get this instead of an answer.</summary>
    public void Fail(SpotifyFault fault, int times = 1)
    {
        for (var time = 0; time < times; time++)
            _faults.Enqueue(fault);
    }

    internal FakeSong? Find(string id) => Catalogue.GetValueOrDefault(id) ?? (EveryCover is { } cover ? new(id, "Any", "Anybody") { Cover = cover } : null);

    public int Count(string request) => Requests.Count(seen => seen == request);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task FailOnDemandAsync(HttpContext context, RequestDelegate next)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        if (_faults.TryPeek(out var fault) && context.Request.Path.StartsWithSegments(fault.Path, StringComparison.OrdinalIgnoreCase) && _faults.TryDequeue(out fault))
            await fault.Answer(context);
        else
            await next(context);
    }
}
