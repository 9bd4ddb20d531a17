using Microsoft.Extensions.Options;
using RecApp.Cluster;

namespace RecApp.Hosting.Administration;

/// <summary>Counts the wrong keys of each address within a minute; form and header share the count, and so do the instances that share a Redis.</summary>
internal sealed class KeyTries(AdminKey key, SharedValues shared, IOptions<AdminOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _wrong = new(StringComparer.Ordinal);

    /// <summary>Compares the key, unless this address has tried too often.</summary>
    public async Task<KeyTry> TryAsync(string address, string? candidate)
    {
        // Counted before it is looked at, so that a hundred tries at once are counted one by one.
        string counter = $"admin:tries:{address}";
        var (isKnown, (count, left)) = await shared.CountAsync(counter, 1, Window);
        if (!isKnown)
        {
            var here = TryHere(address, candidate);
            // The count may arrive once the line to Redis is there again; what takes it back stands behind it on that line.
            if (here.IsRight)
                _ = shared.CountAsync(counter, -1, Window);
            return here;
        }
        if (count > options.Value.TriesPerMinute)
            return new(false, left);
        if (!key.Matches(candidate))
            return new(false, null);
        await shared.CountAsync(counter, -1, Window);
        return new(true, null);
    }

    private KeyTry TryHere(string address, string? candidate)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            Forget(now);
            var (since, count) = _wrong.GetValueOrDefault(address, (now, 0));
            if (count >= options.Value.TriesPerMinute)
                return new(false, since + Window - now);
            if (key.Matches(candidate))
                return new(true, null);
            _wrong[address] = (since, count + 1);
            return new(false, null);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, tries) in _wrong)
            if (now - tries.Since >= Window)
                _wrong.Remove(address);
    }
}

/// <summary>What came of one key.</summary>
/// <param name="IsRight">It is the administrator's.</param>
/// <param name="Wait">How long this address has to wait; null when it doesn't.</param>
internal sealed record KeyTry(bool IsRight, TimeSpan? Wait)
{
    /// <summary>For <c>Retry-After</c>.</summary>
    public int WaitSeconds => Math.Max(1, (int)Math.Ceiling((Wait ?? TimeSpan.Zero).TotalSeconds));
}
