using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Spotify;
using RecApp.Spotify.Sessions;

namespace RecApp.Tests.Support.FakeSpotify;

/// <summary>What a circuit knows of Spotify: the session's id out of the cookie, and nothing else of the browser.</summary>
internal static class SpotifyCircuit
{
    /// <summary>Gives components an account; without <paramref name="sessionId"/> nobody is signed in.</summary>
    public static void AddTo(IServiceCollection services, IServiceProvider application, string? sessionId = null) => services
        .AddSingleton<AuthenticationStateProvider>(new User(sessionId))
        .AddSingleton<AntiforgeryStateProvider>(new NoToken())
        .AddSingleton(provider => new SpotifyAccount(
            provider.GetRequiredService<AuthenticationStateProvider>(), application.GetRequiredService<SpotifySessions>(), application.GetRequiredService<IOptions<SpotifyOptions>>()));

    private sealed class User(string? sessionId) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new(new ClaimsIdentity(sessionId is null ? [] : [new Claim(SessionIdentity.ClaimType, sessionId)]))));
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
