using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Ui;

namespace RecApp.Features.Models;

/// <summary>What is on record about one answer, in words.</summary>
public sealed partial class PredictionPage(LineageService lineage, ModelDescriptions descriptions) : ComponentBase
{
    private PredictionRecord? _record;
    private bool _searched;
    private string? _problem;

    /// <summary>The answer's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>There only while the server renders the first answer.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private ModelDescription Model => descriptions.Of(_record!.Prediction.Model, _record.Manifest);

    private string ModelAddress => $"/models/{Uri.EscapeDataString(_record!.Prediction.Model)}?version={Uri.EscapeDataString(_record.Prediction.Version)}";

    private OrderedDictionary<string, double?> Inputs => PredictionLineage.Numbers(_record!.Prediction, _record.Manifest, MeasureRole.Input);

    private OrderedDictionary<string, double?> Outputs => PredictionLineage.Numbers(_record!.Prediction, _record.Manifest, MeasureRole.Output);

    protected override Task OnParametersSetAsync() => FindAsync();

    private async Task FindAsync()
    {
        try
        {
            _record = Guid.TryParse(Id, out var id) ? await lineage.RecordAsync(id) : null;
            (_searched, _problem) = (true, null);
        }
        catch (StorageUnavailableException)
        {
            (_record, _problem) = (null, "What is on record can't be read at the moment.");
        }
        if (_record is null)
            Http.AnswerAs(_problem is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable);
    }
}
