using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Ui;

namespace RecApp.Features.Models;

/// <summary>One model: its versions, and quality and lineage of the one in the address.</summary>
public sealed partial class ModelPage(ModelCatalog catalog, ModelDescriptions descriptions) : ComponentBase
{
    private ModelSummary? _model;
    private ModelVersion? _shown;
    private ModelDescription _description = null!;
    private IReadOnlyList<DataColumn<ModelVersion>> _versionColumns = [];

    /// <summary>The model's name.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>The version to look at; by default the one that is served, else the newest.</summary>
    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    /// <summary>There only while the server renders the first answer.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    protected override void OnParametersSet() => Load();

    private void Load()
    {
        _model = catalog.Find(Name);
        if (_model is null)
            Http.AnswerAs(StatusCodes.Status404NotFound);
        _shown = _model?.Versions.FirstOrDefault(v => v.Version == Version)
            ?? _model?.Versions.FirstOrDefault(v => v.Served)
            ?? (_model is { Versions: [var newest, ..] } ? newest : null);
        _description = descriptions.Of(Name, _shown?.Manifest);
        _versionColumns =
        [
            new("Version", v => v.Version) { Template = VersionLink },
            new("Trained", v => v.Manifest is { } manifest ? ModelText.Day(manifest.CreatedUtc) : null) { Sortable = false },
            new("Serves", v => v.Served ? "yes" : v.Reason is null ? "no" : "damaged"),
            new("Size", v => v.Manifest?.Files.Sum(f => f.Bytes)) { Numeric = true, Template = SizeOf },
        ];
    }

    private RenderFragment VersionLink(ModelVersion version) => builder =>
    {
        builder.OpenElement(0, "a");
        builder.AddAttribute(1, "href", $"/models/{Name}?version={version.Version}");
        builder.AddAttribute(2, "aria-current", version.Version == _shown?.Version ? "true" : null);
        builder.AddContent(3, version.Version);
        builder.CloseElement();
    };

    private static RenderFragment SizeOf(ModelVersion version) => builder =>
        builder.AddContent(0, version.Manifest is { } manifest ? ModelText.Bytes(manifest.Files.Sum(f => f.Bytes)) : "–");
}
