using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Spotify;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>RecApp's client of Spotify without the rest of it, somebody signed in at a Spotify of our own.</summary>
internal sealed class SpotifyHost : IAsyncDisposable
{
    /// <summary>As many attempts as in earnest, with shorter waits between them, and more time for each: the machine may be busy.</summary>
    public static readonly SpotifyTimings Quick = new() { Attempt = TimeSpan.FromSeconds(30), Total = TimeSpan.FromSeconds(90), FirstWait = TimeSpan.FromMilliseconds(10), LongestWait = TimeSpan.FromSeconds(2), Break = TimeSpan.FromSeconds(1), BreakAfter = 1000 };

    private readonly ServiceProvider _services;

    private SpotifyHost(FakeSpotifyServer spotify, ServiceProvider services) => (Spotify, _services) = (spotify, services);

    public FakeSpotifyServer Spotify { get; }

    public SpotifyApi Api => _services.GetRequiredService<SpotifyApi>();

    public SpotifySessions Sessions => _services.GetRequiredService<SpotifySessions>();

    public SpotifySession Session { get; private set; } = null!;

    /// <summary>What the browser's cookie holds.</summary>
    public string SessionId { get; private set; } = "";

    public IServiceProvider Services => _services;

    public static async Task<SpotifyHost> StartAsync(SpotifyTimings? timings = null, TimeProvider? clock = null, int expiresIn = 3600, Action<IServiceCollection>? configure = null)
    {
        var spotify = await FakeSpotifyServer.StartAsync();
        spotify.Tokens.ExpiresIn = expiresIn;
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(spotify.Settings).Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace)).AddSingleton(clock ?? TimeProvider.System);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSpotify().AddSingleton(timings ?? Quick);
        configure?.Invoke(services);
        SpotifyHost host = new(spotify, services.BuildServiceProvider());
        await host.SignInAsync();
        return host;
    }

    /// <summary>A session as the callback begins it.</summary>
    public async Task SignInAsync()
    {
        const string verifier = "a-verifier-of-at-least-forty-three-characters-as-the-standard-wants", redirect = "http://127.0.0.1/spotify/callback";
        var code = Spotify.Tokens.Code(WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), redirect);
        var tokens = await _services.GetRequiredService<SpotifyAccounts>().RedeemAsync(code, verifier, redirect, CancellationToken.None);
        SessionId = await Sessions.BeginAsync(await Api.UserAsync(tokens.AccessToken, CancellationToken.None), tokens);
        Session = (await Sessions.FindAsync(SessionId))!;
        Spotify.Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Spotify.DisposeAsync();
    }
}
