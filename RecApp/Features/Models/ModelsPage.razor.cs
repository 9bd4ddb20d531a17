using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Ui;

namespace RecApp.Features.Models;

/// <summary>A card for every model; follows what is loaded and promoted while it is looked at.</summary>
public sealed partial class ModelsPage(ModelCatalog catalog) : ComponentBase, IDisposable
{
    private IReadOnlyList<ModelSummary> _models = [];

    /// <summary>Stops following.</summary>
    public void Dispose() => catalog.Served -= Refresh;

    protected override void OnInitialized()
    {
        _models = catalog.List();
        catalog.Served += Refresh;
    }

    private void Refresh(ModelManifest served) => _ = InvokeAsync(() =>
    {
        _models = catalog.List();
        StateHasChanged();
    }).ReportTo(DispatchExceptionAsync);
}
