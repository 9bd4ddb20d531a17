using Microsoft.Extensions.Options;

namespace RecApp.Admission;

/// <summary>Counts the memory that uploads take, so that no address and not all together take more than is allowed. Safe for concurrent use.</summary>
public sealed class UploadBudget(IOptions<UploadOptions> options)
{
    private const long Megabyte = 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _held = new(StringComparer.Ordinal);
    private long _total;

    /// <summary>Bytes that all hold together.</summary>
    public long Held
    {
        get
        {
            lock (_lock)
                return _total;
        }
    }

    /// <summary>Bytes that one caller holds.</summary>
    public long HeldBy(string caller)
    {
        lock (_lock)
            return _held.GetValueOrDefault(caller);
    }

    /// <summary>Counts more for a caller, or gives back what was counted.</summary>
    /// <param name="caller">As <see cref="Caller.Address"/> names it.</param>
    /// <param name="bytes">Below 0 to give back, which always succeeds.</param>
    /// <exception cref="UploadRefusedException">It would be too much; nothing has been counted.</exception>
    internal void Add(string caller, long bytes)
    {
        lock (_lock)
        {
            long held = _held.GetValueOrDefault(caller);
            if (bytes > 0)
                Check(held, bytes);
            _total += bytes;
            if (held + bytes == 0)
                _held.Remove(caller);
            else
                _held[caller] = held + bytes;
        }
    }

    private void Check(long held, long bytes)
    {
        int most = options.Value.PerAddressMegabytes;
        if (bytes > most * Megabyte)
            throw new UploadRefusedException($"Working on this takes up to {Text(bytes)} of the server's memory, and one address may have {most:N0} MB. Take a smaller part.", isForGood: true);
        if (held + bytes > most * Megabyte)
            throw new UploadRefusedException(
                $"What your address has uploaded takes {Text(held)} of the server's memory, this takes up to {Text(bytes)} more, and {most:N0} MB is the most. Close a tab that you no longer need, or take a smaller part.");
        if (_total + bytes > options.Value.TotalMegabytes * Megabyte)
            throw new UploadRefusedException("The server holds as many uploads as it can at the moment. Try again in a few minutes, or take a smaller part.");
    }

    private static string Text(long bytes) => $"{Math.Max(0.1, bytes / (double)Megabyte):N1} MB";
}

/// <summary>There is no memory for an upload.</summary>
/// <param name="message">Meant for the person who uploads.</param>
/// <param name="isForGood">Whether it can't succeed later either.</param>
public sealed class UploadRefusedException(string message, bool isForGood = false) : Exception(message)
{
    /// <summary>Whether it can't succeed later either.</summary>
    public bool IsForGood => isForGood;

    /// <summary>When memory may have become free.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromMinutes(1);
}
