using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Administration;

/// <summary>
/// Who is signed in. A sign-in lasts no longer than the process that took it: only so is one that has ended sure to stay so, whatever
/// becomes of disk and process, and on every server that shares the key ring. A circuit keeps the user it began with, so what may have
/// ended since is looked up on every use.
/// </summary>
internal sealed class AdminSessions(AdminKey key, IOptions<AdminOptions> options, TimeProvider clock)
{
    private const string Session = "session", Key = "key", Process = "process", Until = "until";

    private readonly string _process = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>How long a sign-in lasts.</summary>
    public TimeSpan Length => TimeSpan.FromHours(options.Value.SessionHours);

    /// <summary>A new sign-in under this authentication scheme.</summary>
    public ClaimsPrincipal Begin(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, "administrator"),
            new(Session, Guid.CreateVersion7().ToString("N")),
            new(Key, key.Fingerprint),
            new(Process, _process),
            new(Until, (clock.GetUtcNow() + Length).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme));

    /// <summary>Whether the user signed in here with today's key, not too long ago, and has not signed out.</summary>
    public bool IsCurrent(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && user.FindFirst(Session)?.Value is { } session && !_ended.ContainsKey(session)
        && user.FindFirst(Process)?.Value == _process
        && key.IsSet && user.FindFirst(Key)?.Value == key.Fingerprint
        && long.TryParse(user.FindFirst(Until)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && clock.GetUtcNow().ToUnixTimeSeconds() < until;

    /// <summary>Ends the sign-in everywhere, also in circuits that are open.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirst(Session)?.Value is not { } session)
            return;
        var now = clock.GetUtcNow();
        foreach (var (other, until) in _ended)
            if (until < now)
                _ended.TryRemove(other, out _);
        _ended[session] = now + Length;
    }
}
