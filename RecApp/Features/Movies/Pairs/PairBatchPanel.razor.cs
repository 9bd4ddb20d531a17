using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Hosting.Administration;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>Shows the published pairs and how far a batch is; lets administrators start, cancel and roll back.</summary>
public sealed partial class PairBatchPanel(MoviePairService pairs, PairBatchRunner runner, AdministratorAccess access, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(500);

    private static readonly IReadOnlyList<DataColumn<PairVersion>> Columns =
    [
        new("Batch", version => version.BatchVersion),
        new("Computed", version => Time(version.ComputedUtc)) { Sortable = false },
        new("Model", version => version.ModelVersion),
        new("Pairs", version => version.Pairs) { Numeric = true, Format = "N0" },
        new("State", version => version.Published ? "published" : version.ComputedUtc is null ? "unfinished" : "kept"),
    ];

    private PairStatus? _status;
    private PairBatchState _state = PairBatchState.Idle;
    private PairVersion? _previous;
    private ITimer? _timer;
    private bool _granted;
    private bool _busy;
    private bool _started;
    private string? _problem;

    private string? Outcome => !_started ? null : _state.Phase switch
    {
        PairBatchPhase.Published => "All pairs are there and published.",
        PairBatchPhase.Cancelled => "Cancelled. What is done is kept; starting again goes on from there.",
        _ => null,
    };

    /// <summary>Stops following.</summary>
    public void Dispose() => _timer?.Dispose();

    protected override async Task OnInitializedAsync()
    {
        _granted = await access.IsGrantedAsync();
        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(FollowAsync).ReportTo(DispatchExceptionAsync), null, Refresh, Refresh);
    }

    private async Task FollowAsync()
    {
        if (runner.State == _state)
            return;
        if (runner.State.Phase != _state.Phase)
            await LoadAsync();
        _state = runner.State;
        _problem = _state.Phase == PairBatchPhase.Failed ? _state.Problem : _problem;
        StateHasChanged();
    }

    private Task StartAsync() => ChangeAsync(async () =>
    {
        _started = true;
        await runner.StartAsync(null, null, Environment.ProcessorCount, CancellationToken.None);
    });

    private Task CancelAsync() => ChangeAsync(async () =>
    {
        _started = true;
        await runner.CancelAsync();
    });

    private Task RollBackAsync() => ChangeAsync(() => Task.Run(runner.RollBack));

    private async Task ChangeAsync(Func<Task> change)
    {
        if (_busy)
            return;
        (_busy, _problem) = (true, null);
        try
        {
            if (_granted = await access.IsGrantedAsync())
                await change();
            else
                _problem = "Your sign-in has ended. Sign in again.";
        }
        catch (Exception error) when (error is PairsBusyException or ModelUnavailableException or StorageUnavailableException or InvalidRequestException)
        {
            _problem = error.Message;
        }
        finally
        {
            _busy = false;
        }
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _state = runner.State;
        try
        {
            _status = await pairs.StatusAsync(CancellationToken.None);
            _previous = _status.Versions.SkipWhile(version => !version.Published).Skip(1).FirstOrDefault(version => version.ComputedUtc is not null);
        }
        catch (StorageUnavailableException unavailable)
        {
            _problem = unavailable.Message;
        }
    }

    private static string Time(DateTimeOffset? time) => time?.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "not finished";

    private static string Rate(PairProgress progress) => progress.SecondsLeft is { } left
        ? $"{progress.Done:N0} of {progress.Total:N0} pairs, {progress.PairsPerSecond:N0} a second, {left:N0} s left"
        : $"{progress.Done:N0} of {progress.Total:N0} pairs";
}
