namespace RecApp.Components.Layout;

/// <summary>A short message about what just happened.</summary>
/// <param name="Retry">Repeats what failed; null where that makes no sense.</param>
public sealed record Toast(Guid Id, string Text, bool Failed, Func<Task>? Retry);

/// <summary>Messages about what just failed or succeeded, for the person of this circuit.</summary>
public sealed class ToastService(TimeProvider clock)
{
    /// <summary>Older ones make room.</summary>
    public const int Maximum = 4;

    /// <summary>How long a success stays; a failure stays until it is closed.</summary>
    public static readonly TimeSpan SuccessLifetime = TimeSpan.FromSeconds(6);

    private readonly Lock _lock = new();
    private List<Toast> _toasts = [];

    /// <summary>Raised on any thread whenever <see cref="Toasts"/> changed.</summary>
    public event Action? Changed;

    public IReadOnlyList<Toast> Toasts
    {
        get
        {
            lock (_lock)
                return [.. _toasts];
        }
    }

    public void Success(string text) => Add(new(Guid.CreateVersion7(), text, false, null));

    public void Failure(string text, Func<Task>? retry = null) => Add(new(Guid.CreateVersion7(), text, true, retry));

    public void Close(Guid id)
    {
        lock (_lock)
            _toasts = [.. _toasts.Where(toast => toast.Id != id)];
        Changed?.Invoke();
    }

    private void Add(Toast toast)
    {
        lock (_lock)
            _toasts = [.. _toasts.Where(shown => shown.Text != toast.Text).Append(toast).TakeLast(Maximum)];
        Changed?.Invoke();
        if (!toast.Failed)
            _ = CloseLaterAsync(toast.Id);
    }

    private async Task CloseLaterAsync(Guid id)
    {
        await Task.Delay(SuccessLifetime, clock);
        Close(id);
    }
}
