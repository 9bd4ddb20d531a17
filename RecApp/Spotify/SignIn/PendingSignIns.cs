using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using RecApp.Cluster;

namespace RecApp.Spotify.SignIn;

/// <summary>A sign-in that has begun and whose browser has not come back from Spotify yet.</summary>
/// <param name="State">Comes back with the answer; can be used once.</param>
/// <param name="Binding">Stands in a cookie of the browser that began.</param>
/// <param name="Key">Proves to Spotify that the one who began redeems the code.</param>
/// <param name="RedirectUri">As it was sent; Spotify compares it when the code is redeemed.</param>
/// <param name="ReturnUrl">A local address.</param>
/// <param name="Until">Too late afterwards.</param>
internal sealed record PendingSignIn(string State, string Binding, ProofKey Key, string RedirectUri, string ReturnUrl, DateTimeOffset Until);

/// <summary>
/// Remembers sign-ins that have begun: each for ten minutes, each to be finished once, by the browser that began it; on whatever instance, where
/// several share a Redis.
/// </summary>
internal sealed class PendingSignIns(SharedValues shared, IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Bounds the memory to a few megabytes; the oldest make room.</summary>
    public const int Capacity = 2000;

    private readonly SecretValues _secrets = new("spotify-begun", shared, protection);
    private readonly ConcurrentDictionary<string, PendingSignIn> _pending = new(StringComparer.Ordinal);

    public async Task<PendingSignIn> BeginAsync(string redirectUri, string returnUrl)
    {
        PendingSignIn begun = new(ProofKey.RandomText(32), ProofKey.RandomText(32), ProofKey.Create(), redirectUri, returnUrl, clock.GetUtcNow() + Lifetime);
        if (!await _secrets.SetAsync(begun.State, begun, Lifetime))
        {
            MakeRoom();
            _pending[begun.State] = begun;
        }
        return begun;
    }

    /// <summary>Takes a sign-in out; null when its state is unknown, used, too old, or another browser's.</summary>
    public async Task<PendingSignIn?> TakeAsync(string? state, string? binding)
    {
        if (state is null || binding is null)
            return null;
        if (!_pending.TryRemove(state, out var pending))
            pending = (await _secrets.TakeAsync<PendingSignIn>(state)).Value;
        bool isOurs = pending is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(binding), Encoding.UTF8.GetBytes(pending.Binding));
        return isOurs && clock.GetUtcNow() < pending!.Until ? pending : null;
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
