using Microsoft.AspNetCore.Components;
using RecApp.Experiments;
using RecApp.Hosting.Administration;

namespace RecApp.Features.Experiments;

/// <summary>Lets an administrator start, stop and decide an experiment.</summary>
public sealed partial class ExperimentControl(AdministratorAccess access, ExperimentService service, ExperimentPromotion promotion) : ComponentBase
{
    private bool _granted;
    private string? _busy, _done, _problem;

    /// <summary>How the experiment stands.</summary>
    [Parameter, EditorRequired]
    public required ExperimentReport Report { get; set; }

    /// <summary>Raised when something of it has changed.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    private string Name => Report.Experiment.Name;

    private ExperimentState State => Report.Experiment.State;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => _granted = await access.IsGrantedAsync();

    private async Task<string> StartAsync()
    {
        await service.StartAsync(Name);
        return "It runs: from the next question on visitors are assigned and counted.";
    }

    private async Task<string> StopAsync()
    {
        await service.StopAsync(Name);
        return "It has ended: everybody gets what is served.";
    }

    private async Task<string> PromoteAsync(string variant) => (await promotion.PromoteAsync(Name, variant, CancellationToken.None))?.Done ?? "";

    private async Task DoAsync(string what, Func<Task<string>> work)
    {
        if (_busy is not null)
            return;
        (_busy, _done, _problem) = (what, null, null);
        try
        {
            if (!(_granted = await access.IsGrantedAsync()))
            {
                _problem = "Your sign-in has ended. Sign in again.";
                return;
            }
            _done = await work();
        }
        catch (Exception problem) when (ExperimentText.Failure(problem) is { } text)
        {
            _problem = text;
        }
        finally
        {
            _busy = null;
        }
        // Another administrator may have been quicker: what failed may have changed as well.
        await OnChanged.InvokeAsync();
    }
}
