using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RecApp.Spotify.SignIn;

/// <summary>A sign-in that has begun and whose browser has not come back from Spotify yet.</summary>
/// <param name="State">Comes back with the answer; can be used once.</param>
/// <param name="Binding">Stands in a cookie of the browser that began.</param>
/// <param name="Key">Proves to Spotify that the one who began redeems the code.</param>
/// <param name="RedirectUri">As it was sent; Spotify compares it when the code is redeemed.</param>
/// <param name="ReturnUrl">A local address.</param>
/// <param name="Until">Too late afterwards.</param>
internal sealed record PendingSignIn(string State, string Binding, ProofKey Key, string RedirectUri, string ReturnUrl, DateTimeOffset Until);

/// <summary>Remembers sign-ins that have begun: each for ten minutes, each to be finished once, by the browser that began it.</summary>
internal sealed class PendingSignIns(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Bounds the memory to a few megabytes; the oldest make room.</summary>
    public const int Capacity = 2000;

    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new(StringComparer.Ordinal);

    public PendingSignIn Begin(string redirectUri, string returnUrl)
    {
        MakeRoom();
        PendingSignIn begun = new(ProofKey.RandomText(32), ProofKey.RandomText(32), ProofKey.Create(), redirectUri, returnUrl, clock.GetUtcNow() + Lifetime);
        _pending[begun.State] = begun;
        return begun;
    }

    /// <summary>Takes a sign-in out; null when its state is unknown, used, too old, or another browser's.</summary>
    public PendingSignIn? Take(string? state, string? binding)
    {
        if (state is null || binding is null || !_pending.TryRemove(state, out var pending))
            return null;
        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(binding), Encoding.UTF8.GetBytes(pending.Binding));
        return isOurs && clock.GetUtcNow() < pending.Until ? pending : null;
    }

    private void MakeRoom()
    {
        if (_pending.Count < Capacity)
            return;
        var now = clock.GetUtcNow();
        var kept = _pending.Values.Where(pending => pending.Until > now).OrderByDescending(pending => pending.Until).Take(Capacity - Capacity / 10)
            .Select(pending => pending.State).ToHashSet(StringComparer.Ordinal);
        foreach (var state in _pending.Keys.Where(state => !kept.Contains(state)))
            _pending.TryRemove(state, out _);
    }
}
