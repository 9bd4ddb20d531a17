using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Experiments;
using RecApp.Storage;
using RecApp.Ui;

namespace RecApp.Features.Experiments;

/// <summary>One experiment: what its visitors did, and what follows.</summary>
public sealed partial class ExperimentPage(ExperimentService service, ExperimentReports reports, ExperimentRules rules, ModelDescriptions descriptions) : ComponentBase
{
    private ExperimentReport? _report;
    private IReadOnlyList<(string Name, ChartFigure Figure)> _figures = [];
    private string? _problem;
    private bool _read;

    /// <summary>The experiment's name.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>There only while the server renders the first answer.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    private IReadOnlyList<DataColumn<VariantReport>> Columns =>
    [
        new("Variant", variant => variant.Name),
        new("What answers", variant => ExperimentText.Answers(_report!.Experiment.Definition.Variants.First(defined => defined.Name == variant.Name))),
        new("Share (%)", variant => 100 * variant.Share) { Numeric = true, Format = "0.##" },
        new("Visitors", variant => variant.Visitors) { Numeric = true, Format = "N0" },
        new("Succeeded", variant => variant.Successes) { Numeric = true, Format = "N0" },
        new("Rate (%)", variant => 100 * variant.Rate) { Numeric = true, Format = "0.##" },
        new("Difference", variant => 100 * variant.Against?.Difference) { Numeric = true, Format = "+0.##;−0.##;0" },
        new("From", variant => 100 * variant.Against?.Low) { Numeric = true, Format = "+0.##;−0.##;0" },
        new("To", variant => 100 * variant.Against?.High) { Numeric = true, Format = "+0.##;−0.##;0" },
        new("p, all looks", variant => variant.Against?.PValue) { Numeric = true, Format = "0.0000" },
    ];

    private IEnumerable<string> Deleted => _report is { Experiment: { State: ExperimentState.Running, Definition: var definition } }
        ? definition.Variants.Select(variant => variant.Version).OfType<string>().Distinct().Where(version => rules.VersionsOf(definition.Model).All(known => known.Version != version))
        : [];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        try
        {
            _report = await service.FindAsync(Name) is { } experiment ? await reports.OfAsync(experiment) : null;
            _problem = null;
        }
        catch (StorageUnavailableException unavailable)
        {
            _problem = $"The experiment can't be read. {unavailable.Message}";
        }
        _read = true;
        if (_report is not { } report)
        {
            if (_problem is null)
                Http.AnswerAs(StatusCodes.Status404NotFound);
            return;
        }
        _figures = [.. report.Variants.Skip(1).Select((variant, place) => (variant.Name, Figure: ExperimentCharts.Difference(report, place + 1))).Where(pair => pair.Figure is not null).Select(pair => (pair.Name, pair.Figure!))];
    }
}
