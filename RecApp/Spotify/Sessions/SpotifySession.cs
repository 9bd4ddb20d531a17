using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RecApp.Spotify.Api;

namespace RecApp.Spotify.Sessions;

/// <summary>One signed-in browser. Safe for concurrent use: whoever needs a new token shares one refresh.</summary>
public sealed class SpotifySession
{
    // Spotify's clock and ours differ a little, and a call takes its time.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly IDataProtector _protector;
    private readonly SpotifyAccounts _accounts;
    private readonly TimeProvider _clock;
    private byte[]? _tokens;
    private long _usedUtcTicks;
    private Task<SpotifyTokens>? _refresh;

    internal SpotifySession(SpotifyUser user, SpotifyTokens tokens, IDataProtector protector, SpotifyAccounts accounts, TimeProvider clock)
    {
        (User, _protector, _accounts, _clock) = (user, protector, accounts, clock);
        _tokens = Protect(tokens);
        Touch();
    }

    /// <summary>Who signed in.</summary>
    public SpotifyUser User { get; }

    /// <summary>Signed out, too old, or no longer accepted by Spotify.</summary>
    public bool HasEnded => Volatile.Read(ref _tokens) is null;

    /// <summary>Whether other instances know of it.</summary>
    internal bool IsShared { get; set; }

    /// <summary>Tells other instances of tokens; says whether they know.</summary>
    internal Func<SpotifyTokens, Task<bool>> Share { get; init; } = _ => Task.FromResult(false);

    /// <summary>The tokens that other instances know of; null for none.</summary>
    internal Func<Task<SpotifyTokens?>> FindShared { get; init; } = () => Task.FromResult<SpotifyTokens?>(null);

    /// <summary>When somebody last looked for the session.</summary>
    // One word instead of the two of a DateTimeOffset: requests write it while others read it.
    internal DateTimeOffset Used => new(Volatile.Read(ref _usedUtcTicks), TimeSpan.Zero);

    internal void Touch() => Volatile.Write(ref _usedUtcTicks, _clock.GetUtcNow().UtcTicks);

    /// <summary>A token that works for the next minute; refreshed where it would not.</summary>
    /// <exception cref="SpotifyException">The session has ended, or Spotify does not answer.</exception>
    internal async Task<string> AccessTokenAsync(CancellationToken cancellationToken)
    {
        var tokens = Current();
        return _clock.GetUtcNow() < tokens.Until - Early ? tokens.AccessToken : (await RefreshAsync(tokens, cancellationToken)).AccessToken;
    }

    /// <summary>The token after one that Spotify has refused.</summary>
    /// <exception cref="SpotifyException">The session has ended, or Spotify does not answer.</exception>
    internal async Task<string> NextTokenAsync(string refused, CancellationToken cancellationToken)
    {
        var tokens = Current();
        return tokens.AccessToken != refused ? tokens.AccessToken : (await RefreshAsync(tokens, cancellationToken)).AccessToken;
    }

    /// <summary>Tells other instances of it.</summary>
    internal async Task KeepAsync() => IsShared |= await Share(Current());

    /// <summary>Forgets the tokens; calls that still run fail.</summary>
    internal void End()
    {
        lock (_lock)
            _tokens = null;
    }

    private SpotifyTokens Current()
    {
        lock (_lock)
            return Unprotect();
    }

    private Task<SpotifyTokens> RefreshAsync(SpotifyTokens old, CancellationToken cancellationToken)
    {
        Task<SpotifyTokens> shared;
        lock (_lock)
        {
            var tokens = Unprotect();
            if (tokens != old)
                return Task.FromResult(tokens);
            // Not under the caller's cancellation: others wait for the same one, and a refresh token works once.
            shared = _refresh ??= Task.Run(() => RefreshOnceAsync(old), CancellationToken.None);
        }
        return shared.WaitAsync(cancellationToken);
    }

    private async Task<SpotifyTokens> RefreshOnceAsync(SpotifyTokens old)
    {
        try
        {
            var fresh = await FindNewerAsync(old) ?? await AskAsync(old);
            lock (_lock)
            {
                // Whoever signed out in the meantime stays signed out.
                if (_tokens is null)
                    throw new SpotifyException(SpotifyProblem.SignedOut);
                _tokens = Protect(fresh);
            }
            await KeepAsync();
            return fresh;
        }
        catch (SpotifyException problem) when (problem.Problem == SpotifyProblem.SignedOut)
        {
            End();
            throw;
        }
        finally
        {
            lock (_lock)
                _refresh = null;
        }
    }

    private async Task<SpotifyTokens> AskAsync(SpotifyTokens old)
    {
        try
        {
            return await _accounts.RefreshAsync(old.RefreshToken, CancellationToken.None);
        }
        catch (SpotifyException problem) when (problem.Problem == SpotifyProblem.SignedOut)
        {
            // A refresh token works once: another instance may have used it at this very moment.
            if (await FindNewerAsync(old) is { } newer)
                return newer;
            throw;
        }
    }

    private async Task<SpotifyTokens?> FindNewerAsync(SpotifyTokens old) => await FindShared() is { } shared && shared.Until > old.Until ? shared : null;

    private byte[] Protect(SpotifyTokens tokens) => _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(tokens));

    private SpotifyTokens Unprotect() => _tokens is null
        ? throw new SpotifyException(SpotifyProblem.SignedOut)
        : JsonSerializer.Deserialize<SpotifyTokens>(_protector.Unprotect(_tokens))!;
}

/// <summary>What lets us act for a person. Never leaves the server; printing it shows nothing.</summary>
/// <param name="AccessToken">Goes with every call of the Web API.</param>
/// <param name="RefreshToken">Gets the next access token; Spotify may replace it each time.</param>
/// <param name="Until">When the access token ends.</param>
internal sealed record SpotifyTokens(string AccessToken, string RefreshToken, DateTimeOffset Until)
{
    public override string ToString() => nameof(SpotifyTokens);
}
