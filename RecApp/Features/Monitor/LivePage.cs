using Microsoft.AspNetCore.Components;
using RecApp.Storage;

namespace RecApp.Features.Monitor;

/// <summary>A page of the monitor: it reads again every few seconds, every minute where it looks far back, and says so where the log can't be read.</summary>
/// <param name="clock">When to read again.</param>
public abstract class LivePage(TimeProvider clock) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary><c>hour</c>, <c>day</c>, <c>week</c> or <c>month</c>.</summary>
    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodName { get; set; }

    /// <summary>How far back; a day where the address says nothing that makes sense.</summary>
    protected MonitorPeriod Period => MonitorPeriods.Find(PeriodName) ?? MonitorPeriod.Day;

    // A month of hours takes a third of a second to add up, too much for every open tab every few seconds; and it changes slowly.
    private TimeSpan Pause => Period <= MonitorPeriod.Day ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(1);

    /// <summary>Why what is shown is not of now; null where it is.</summary>
    protected string? Problem { get; private set; }

    /// <summary>Stops reading.</summary>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => TryReadAsync(_left.Token);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        var left = _left.Token;
        try
        {
            using PeriodicTimer timer = new(Pause, clock);
            while (await timer.WaitForNextTickAsync(left))
            {
                await TryReadAsync(left);
                StateHasChanged();
                // Another period may have been chosen.
                timer.Period = Pause;
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left the page.
        }
    }

    private async Task TryReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(cancellationToken);
            Problem = null;
        }
        catch (StorageUnavailableException unavailable)
        {
            Problem = $"The log can't be read, so this is not up to date. {unavailable.Message}";
        }
    }
}
