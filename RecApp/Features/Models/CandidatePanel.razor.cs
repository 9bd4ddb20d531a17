using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Models;

/// <summary>Shows a model's candidates beside the served version; lets administrators train, serve and discard.</summary>
public sealed partial class CandidatePanel(Candidates candidates, RetrainingRunner runner, Shadows shadows, ModelPromotion promotion, CandidateRemoval removal, AdministratorAccess access, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(1);

    private IReadOnlyList<ComparedCandidate> _candidates = [];
    private RetrainingState _state = RetrainingState.Idle;
    private ITimer? _timer;
    private bool _granted;
    private bool _busy;
    private bool _started;
    private string? _said;
    private string? _problem;

    /// <summary>The model with its versions.</summary>
    [Parameter, EditorRequired]
    public required ModelSummary Model { get; set; }

    /// <summary>Raised when another version is served.</summary>
    [Parameter]
    public EventCallback OnPromoted { get; set; }

    private bool IsShown => _candidates.Count > 0 || runner.Models.Contains(Model.Name);

    /// <summary>Stops following.</summary>
    public void Dispose() => _timer?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        Load();
        _granted = await access.IsGrantedAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && IsShown)
            _timer = clock.CreateTimer(_ => _ = InvokeAsync(FollowAsync).ReportTo(DispatchExceptionAsync), null, Refresh, Refresh);
    }

    private async Task FollowAsync()
    {
        if (runner.State == _state)
            return;
        bool ended = runner.State.Phase != RetrainingPhase.Running;
        Load();
        _problem = _state.Phase == RetrainingPhase.Failed ? _state.Problem : _problem;
        if (ended && _state.Phase == RetrainingPhase.Promoted && _state.Model == Model.Name)
            await OnPromoted.InvokeAsync();
        StateHasChanged();
    }

    private void Load()
    {
        _state = runner.State;
        _candidates = ComparedCandidate.Of(Model, candidates);
    }

    private Task StartAsync() => ChangeAsync(() =>
    {
        _started = true;
        _ = runner.StartAsync(Model.Name);
        return Task.CompletedTask;
    });

    private Task CancelAsync() => ChangeAsync(async () =>
    {
        _started = true;
        await runner.CancelAsync();
    });

    private Task PromoteAsync(string version) => ChangeAsync(async () =>
    {
        _said = await promotion.PromoteAsync(Model.Name, version, CancellationToken.None) is { IsServed: false } ? PromotedModel.Waits : $"{version} answers now.";
        await OnPromoted.InvokeAsync();
    });

    private Task ShadowAsync(string version) => ChangeAsync(async () =>
    {
        if (shadows.Of(Model.Name) == version)
            shadows.Stop(Model.Name);
        else
            await shadows.StartAsync(Model.Name, version, CancellationToken.None);
    });

    private Task DiscardAsync(string version) => ChangeAsync(() =>
    {
        removal.Discard(Model.Name, version);
        _said = $"{version} is discarded.";
        return Task.CompletedTask;
    });

    private async Task ChangeAsync(Func<Task> change)
    {
        if (_busy)
            return;
        (_busy, _problem, _said) = (true, null, null);
        try
        {
            if (_granted = await access.IsGrantedAsync())
                await change();
            else
                _problem = "Your sign-in has ended. Sign in again.";
        }
        catch (Exception error) when (error is RetrainingRefusedException or ExperimentConflictException or InvalidRequestException or IOException or UnauthorizedAccessException)
        {
            _problem = error.Message;
        }
        catch (ModelUnavailableException unavailable)
        {
            _problem = $"{unavailable.Reason} {Model.Served} goes on answering.";
        }
        finally
        {
            _busy = false;
        }
        Load();
    }
}
