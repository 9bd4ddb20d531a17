using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Outgoing;
using RecApp.Spotify.Api;
using RecApp.Spotify.Covers;
using RecApp.Spotify.Sessions;
using RecApp.Spotify.SignIn;
using RecApp.Validation;

namespace RecApp.Spotify;

/// <summary>Registers signing in with Spotify and the client of its Web API.</summary>
public static class SpotifySetup
{
    /// <summary>Works without a client id too: then nobody can sign in, and the page says what is missing.</summary>
    public static IServiceCollection AddSpotify(this IServiceCollection services)
    {
        services.AddSettings<SpotifyOptions>(SpotifyOptions.Section, (settings, problems) => settings.Check(problems));
        services.TryAddSingleton<SharedValues>();
        services.AddOutgoingClient(nameof(SpotifyHttp), SpotifyHttp.LargestAnswer);
        return services
            .AddSingleton(new SpotifyTimings()).AddSingleton<SpotifyPipelines>().AddSingleton<SpotifyPause>()
            .AddSingleton(provider => new SpotifyHttp(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(SpotifyHttp)), provider.GetRequiredService<SpotifyPipelines>(),
                provider.GetRequiredService<SpotifyPause>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<SpotifyAccounts>().AddSingleton<PendingSignIns>().AddSingleton<SpotifySessions>()
            .AddSingleton(provider => new SpotifyApi(provider.GetRequiredService<SpotifyHttp>(), provider.GetRequiredService<IOptions<SpotifyOptions>>()))
            .AddSingleton<SpotifyCovers>()
            .AddScoped(provider => new SpotifyAccount(
                provider.GetRequiredService<AuthenticationStateProvider>(), provider.GetRequiredService<SpotifySessions>(), provider.GetRequiredService<IOptions<SpotifyOptions>>()));
    }
}
