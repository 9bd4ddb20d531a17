using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using RecApp.Spotify.Api;
using RecApp.Spotify.SignIn;

namespace RecApp.Spotify.Sessions;

/// <summary>
/// Everybody who is signed in, by the random id in their browser's cookie. Kept in memory, tokens encrypted: a restart signs people
/// out, and nothing about their accounts is ever on a disk.
/// </summary>
internal sealed class SpotifySessions(IDataProtectionProvider protection, SpotifyAccounts accounts, IOptions<SpotifyOptions> options, TimeProvider clock)
{
    /// <summary>Sessions kept; those not used for longest make room.</summary>
    public const int Capacity = 10_000;

    private readonly IDataProtector _protector = protection.CreateProtector("RecApp.Spotify.Tokens");

    // By the id's hash, so that no list of cookies lies in memory.
    private readonly ConcurrentDictionary<string, SpotifySession> _sessions = new(StringComparer.Ordinal);

    /// <summary>Starts a session under a fresh id, for the cookie.</summary>
    public string Begin(SpotifyUser user, SpotifyTokens tokens)
    {
        MakeRoom();
        var id = ProofKey.RandomText(32);
        _sessions[Hash(id)] = new(user, tokens, _protector, accounts, clock);
        return id;
    }

    /// <summary>The session of a cookie; null when there is none or it has ended.</summary>
    public SpotifySession? Find(string? id)
    {
        if (id is not { Length: > 0 and <= 100 } || !_sessions.TryGetValue(Hash(id), out var session))
            return null;
        if (session.HasEnded || IsOld(session))
        {
            End(id);
            return null;
        }
        session.Touch();
        return session;
    }

    /// <summary>Signs out in every tab of the browser; an unknown id does nothing.</summary>
    public void End(string? id)
    {
        if (id is { Length: > 0 and <= 100 } && _sessions.TryRemove(Hash(id), out var session))
            session.End();
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

    private bool IsOld(SpotifySession session) => clock.GetUtcNow() - session.Used > TimeSpan.FromHours(options.Value.SessionHours);

    private static string Hash(string id) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
