using Microsoft.AspNetCore.Components;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Storage;
using RecApp.Ui;

namespace RecApp.Features.Experiments;

/// <summary>Every experiment, and a form for the next one.</summary>
public sealed partial class ExperimentsPage(ExperimentService service, AdministratorAccess access, ModelDescriptions descriptions, NavigationManager navigation) : ComponentBase
{
    private IReadOnlyList<Experiment>? _experiments;
    private string? _problem;
    private bool _granted;

    protected override async Task OnInitializedAsync()
    {
        _granted = await access.IsGrantedAsync();
        try
        {
            _experiments = await service.ListAsync();
        }
        catch (StorageUnavailableException unavailable)
        {
            _problem = $"The experiments can't be read. {unavailable.Message}";
        }
    }

    private Task DraftedAsync(Experiment drafted)
    {
        navigation.NavigateTo($"/monitor/experiments/{drafted.Name}");
        return Task.CompletedTask;
    }
}
