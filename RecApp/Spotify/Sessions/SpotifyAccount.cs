using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using RecApp.Spotify.SignIn;

namespace RecApp.Spotify.Sessions;

/// <summary>Spotify as the person of this circuit has it: whether signing in is possible, and who is signed in.</summary>
public sealed class SpotifyAccount
{
    private readonly AuthenticationStateProvider _states;
    private readonly SpotifySessions _sessions;
    private readonly SpotifyOptions _options;

    internal SpotifyAccount(AuthenticationStateProvider states, SpotifySessions sessions, IOptions<SpotifyOptions> options) =>
        (_states, _sessions, _options) = (states, sessions, options.Value);

    /// <summary>Whether this server knows an application of Spotify's to sign in with.</summary>
    public bool IsConfigured => _options.IsConfigured;

    /// <summary>Where Spotify sends people back who came to this address, to be registered there; null where Spotify would refuse it.</summary>
    public string? RedirectUriFor(Uri page) =>
        RedirectAddress.For(_options, page.Scheme, page.Host == "localhost" ? new("127.0.0.1", page.Port) : HostString.FromUriComponent(page));

    /// <summary>The session at this moment; null when nobody is signed in. Ask before each use: signing out in another tab ends it.</summary>
    public async Task<SpotifySession?> SessionAsync()
    {
        var state = await _states.GetAuthenticationStateAsync();
        return await _sessions.FindAsync(state.User.FindFirst(SessionIdentity.ClaimType)?.Value);
    }
}
