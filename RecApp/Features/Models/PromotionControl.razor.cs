using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Hosting.Administration;
using RecApp.Validation;

namespace RecApp.Features.Models;

/// <summary>Lets an administrator serve another version of a model.</summary>
public sealed partial class PromotionControl(AdministratorAccess access, ModelPromotion promotion) : ComponentBase
{
    private IReadOnlyList<string> _others = [];
    private bool _granted;
    private string? _busy;
    private string? _done;
    private string? _problem;

    /// <summary>The model with its versions.</summary>
    [Parameter, EditorRequired]
    public required ModelSummary Model { get; set; }

    /// <summary>Raised when another version is served.</summary>
    [Parameter]
    public EventCallback OnPromoted { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _others = [.. Model.Versions.Where(version => !version.Served && version.Manifest is not null).Select(version => version.Version)];
        _granted = await access.IsGrantedAsync();
    }

    private async Task PromoteAsync(string version)
    {
        if (_busy is not null)
            return;
        (_busy, _done, _problem) = (version, null, null);
        try
        {
            if (!(_granted = await access.IsGrantedAsync()))
            {
                _problem = "Your sign-in has ended. Sign in again.";
                return;
            }
            _done = await promotion.PromoteAsync(Model.Name, version, CancellationToken.None) is { IsServed: false } ? PromotedModel.Waits : $"{version} answers now.";
            await OnPromoted.InvokeAsync();
        }
        catch (InvalidRequestException)
        {
            _problem = $"Version {version} is not installed any more.";
        }
        catch (ModelUnavailableException unavailable)
        {
            _problem = $"{unavailable.Reason} {Model.Served} goes on answering.";
        }
        finally
        {
            _busy = null;
        }
    }
}
