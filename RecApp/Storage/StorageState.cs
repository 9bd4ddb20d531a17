namespace RecApp.Storage;

/// <summary>
/// Whether the last transaction went well, and what is said about it in the log: a line when it begins to fail and one when it works
/// again, and no more than that in a minute, however often a disk that is almost full changes between the two.
/// </summary>
internal sealed partial class StorageState(TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1), Quiet = TimeSpan.FromMinutes(1);

    private long? _failedAt, _saidAt;
    private bool _said;
    private volatile string? _failure;

    /// <summary>Why the last transaction failed; null when it went well.</summary>
    public string? Failure => _failure;

    /// <summary>It has just failed: what nobody waits for need not try again yet.</summary>
    public bool Rests => _failedAt is { } at && clock.GetElapsedTime(at) < Rest;

    public void Fail(StorageUnavailableException error)
    {
        if (!_said && (_saidAt is not { } at || clock.GetElapsedTime(at) >= Quiet))
        {
            // The cause in a few words: a trace of each failure would fill a disk that is full already.
            LogFailed(error.Message, error.InnerException?.Message ?? "no further cause");
            (_said, _saidAt) = (true, clock.GetTimestamp());
        }
        _failure = error.Message;
        _failedAt = clock.GetTimestamp();
    }

    /// <returns>Whether it had failed before.</returns>
    public bool Succeed()
    {
        if (_failure is null)
            return false;
        if (_said)
            LogRecovered();
        (_failure, _failedAt, _said) = (null, null, false);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "Storage failed: {Reason} It is tried again with the next write ({Cause})")]
    private partial void LogFailed(string reason, string cause);

    [LoggerMessage(LogLevel.Information, "Storage works again")]
    private partial void LogRecovered();
}
