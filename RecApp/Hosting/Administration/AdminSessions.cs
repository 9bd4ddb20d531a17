using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Administration;

/// <summary>
/// Who is signed in. A sign-in lasts no longer than what remembers which of them have ended: only so is one that has ended sure to stay so,
/// whatever becomes of disk and process. A circuit keeps the user it began with, so what may have ended since is looked up on every use.
/// </summary>
internal sealed class AdminSessions(AdminKey key, EndedSignIns ended, IOptions<AdminOptions> options, TimeProvider clock)
{
    private const string Session = "session", Key = "key", Memory = "memory", Until = "until";

    /// <summary>How long a sign-in lasts.</summary>
    public TimeSpan Length => TimeSpan.FromHours(options.Value.SessionHours);

    /// <summary>A new sign-in under this authentication scheme.</summary>
    public ClaimsPrincipal Begin(string scheme) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.Name, "administrator"),
            new(Session, Guid.CreateVersion7().ToString("N")),
            new(Key, key.Fingerprint),
            new(Memory, ended.Memory),
            new(Until, (clock.GetUtcNow() + Length).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ],
        scheme));

    /// <summary>Whether the user signed in with today's key, not too long ago, and has not signed out.</summary>
    public bool IsCurrent(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && user.FindFirst(Session)?.Value is { } session && !ended.Has(session)
        && user.FindFirst(Memory)?.Value == ended.Memory
        && key.IsSet && user.FindFirst(Key)?.Value == key.Fingerprint
        && long.TryParse(user.FindFirst(Until)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
        && clock.GetUtcNow().ToUnixTimeSeconds() < until;

    /// <summary>Ends the sign-in everywhere, also in circuits that are open.</summary>
    public void End(ClaimsPrincipal user)
    {
        if (user.FindFirst(Session)?.Value is { } session)
            ended.Add(session, clock.GetUtcNow() + Length);
    }
}
