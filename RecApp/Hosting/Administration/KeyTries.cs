using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Administration;

/// <summary>Counts the wrong keys of each address within a minute; form and header share the count.</summary>
internal sealed class KeyTries(AdminKey key, IOptions<AdminOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _wrong = new(StringComparer.Ordinal);

    /// <summary>Compares the key, unless this address has tried too often.</summary>
    public KeyTry Try(string address, string? candidate)
    {
        // Under the lock, so that a hundred tries at once are counted one by one.
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
