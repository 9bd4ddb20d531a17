namespace RecApp.Visitors;

/// <summary>What is recommended next to one visitor in this process, for all of the visitor's tabs here.</summary>
/// <typeparam name="TAnswer">What is recommended.</typeparam>
internal sealed class NextDesk<TAnswer> where TAnswer : class
{
    private readonly CancellationTokenSource _end = new();
    private volatile Shown _current = new(null, -1);

    /// <summary>How many tabs show it; whoever changes it holds a lock.</summary>
    public int Tabs { get; set; }

    /// <summary>Cancelled with the last tab.</summary>
    public CancellationToken End => _end.Token;

    /// <summary>What is shown now.</summary>
    public Shown Current => _current;

    /// <summary>What is shown as soon as it is another than what a tab shows; null for a tab that shows nothing yet.</summary>
    public async Task<Shown> AfterAsync(Shown? shown, CancellationToken cancellationToken)
    {
        var current = _current;
        if (current == shown || current.Revision < 0)
            await current.Replaced.Task.WaitAsync(cancellationToken);
        return _current;
    }

    /// <summary>Shows something else.</summary>
    public void Show(TAnswer? answer, long revision)
    {
        var before = _current;
        _current = new(answer, revision);
        before.Replaced.SetResult();
    }

    /// <summary>Ends the work for it.</summary>
    public void Close()
    {
        _end.Cancel();
        _end.Dispose();
    }

    /// <summary>What is shown of a history.</summary>
    /// <param name="answer">Null where there is nothing to recommend from.</param>
    /// <param name="revision">The history's; -1 before it is known.</param>
    public sealed class Shown(TAnswer? answer, long revision)
    {
        public TAnswer? Answer { get; } = answer;

        public long Revision { get; } = revision;

        /// <summary>Completes once something else is shown.</summary>
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
