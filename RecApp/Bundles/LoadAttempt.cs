namespace RecApp.Bundles;

/// <summary>One load that everybody who asks meanwhile waits for.</summary>
internal sealed class LoadAttempt(string fingerprint)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The files as they were when it began.</summary>
    public string Fingerprint { get; } = fingerprint;

    public Task Task => _done.Task;

    /// <summary>Why it failed; null while it hasn't.</summary>
    public string? Reason => (Task.Exception?.InnerException as ModelUnavailableException)?.Reason;

    public void Start(Func<Task> load) => _ = System.Threading.Tasks.Task.Run(async () =>
    {
        try
        {
            await load();
            _done.SetResult();
        }
        catch (Exception error)
        {
            _done.SetException(error);
            // Observed here: with no caller left nobody else would.
            _ = _done.Task.Exception;
        }
    });
}
