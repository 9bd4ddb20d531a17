using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Spotify.Api;
using RecApp.Spotify.SignIn;

namespace RecApp.Spotify.Sessions;

/// <summary>
/// Everybody who is signed in, by the random id in their browser's cookie. Kept in memory, tokens encrypted, and in the Redis that instances
/// share, encrypted for the cookie: without one a restart signs people out. Nothing about their accounts is ever on a disk of ours.
/// </summary>
internal sealed class SpotifySessions(
    IDataProtectionProvider protection, SharedValues shared, SpotifyAccounts accounts, IOptions<SpotifyOptions> options, TimeProvider clock)
{
    /// <summary>Sessions kept; those not used for longest make room.</summary>
    public const int Capacity = 10_000;

    private readonly IDataProtector _protector = protection.CreateProtector("RecApp.Spotify.Tokens");
    private readonly SecretValues _secrets = new("spotify", shared, protection);

    // By the id's hash, so that no list of cookies lies in memory.
    private readonly ConcurrentDictionary<string, SpotifySession> _sessions = new(StringComparer.Ordinal);

    private TimeSpan Lifetime => TimeSpan.FromHours(options.Value.SessionHours);

    /// <summary>Starts a session under a fresh id, for the cookie.</summary>
    public async Task<string> BeginAsync(SpotifyUser user, SpotifyTokens tokens)
    {
        string id = ProofKey.RandomText(32);
        await Add(id, new(user, tokens)).KeepAsync();
        return id;
    }

    /// <summary>The session of a cookie; null when there is none or it has ended.</summary>
    public async Task<SpotifySession?> FindAsync(string? id)
    {
        if (id is not { Length: > 0 and <= 100 })
            return null;
        var (isKnown, kept) = await _secrets.FindAsync<SharedSpotifySession>(id, Lifetime);
        if (!_sessions.TryGetValue(Hash(id), out var session) && kept is not null)
            session = Add(id, kept);
        // Signed out on another instance; what began while Redis was away is not known there yet.
        bool isEndedElsewhere = isKnown && kept is null && session is { IsShared: true };
        if (session is null || session.HasEnded || isEndedElsewhere || (kept is null && IsOld(session)))
        {
            await EndAsync(id);
            return null;
        }
        session.Touch();
        session.IsShared |= kept is not null;
        if (isKnown && kept is null)
            await session.KeepAsync();
        return session;
    }

    /// <summary>Signs out in every tab of the browser; an unknown id does nothing.</summary>
    public async Task EndAsync(string? id)
    {
        if (id is not { Length: > 0 and <= 100 })
            return;
        Remove(Hash(id));
        await _secrets.RemoveAsync(id);
    }

    private SpotifySession Add(string id, SharedSpotifySession begun)
    {
        MakeRoom();
        return _sessions.GetOrAdd(Hash(id), _ => new(begun.User, begun.Tokens, _protector, accounts, clock)
        {
            Share = tokens => _secrets.SetAsync(id, new SharedSpotifySession(begun.User, tokens), Lifetime),
            FindShared = async () => (await _secrets.FindAsync<SharedSpotifySession>(id, Lifetime)).Value?.Tokens,
        });
    }

    private void MakeRoom()
    {
        foreach (var (key, session) in _sessions)
        {
            if (session.HasEnded || IsOld(session))
                Remove(key);
        }
        foreach (var (key, _) in _sessions.OrderBy(pair => pair.Value.Used).Take(Math.Max(0, _sessions.Count - Capacity + 1)))
            Remove(key);
    }

    private void Remove(string key)
    {
        if (_sessions.TryRemove(key, out var session))
            session.End();
    }

    private bool IsOld(SpotifySession session) => clock.GetUtcNow() - session.Used > Lifetime;

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}

/// <summary>A session as instances share it.</summary>
internal sealed record SharedSpotifySession(SpotifyUser User, SpotifyTokens Tokens);
