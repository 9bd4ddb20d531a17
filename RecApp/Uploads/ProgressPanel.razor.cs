using Microsoft.AspNetCore.Components;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>Shows that work is under way: a skeleton without a fraction, a bar with one; how long it has taken; and a way out.</summary>
public sealed partial class ProgressPanel(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly string _id = $"progress-{Guid.CreateVersion7():N}";
    private ITimer? _timer;
    private long _started;
    private TimeSpan _elapsed;

    /// <summary>What is happening.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Share of the work that is done, 0 to 1; null when nobody knows.</summary>
    [Parameter]
    public double? Fraction { get; set; }

    [Parameter]
    public EventCallback OnCancel { get; set; }

    [Parameter]
    public int SkeletonLines { get; set; } = 3;

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        _started = clock.GetTimestamp();
        _timer = clock.CreateTimer(_ => _ = InvokeAsync(Tick).ReportTo(DispatchExceptionAsync), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    private void Tick()
    {
        _elapsed = clock.GetElapsedTime(_started);
        StateHasChanged();
    }

    public void Dispose() => _timer?.Dispose();
}
