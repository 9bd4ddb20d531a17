using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Charts;
using RecApp.Text;
using RecApp.Ui;

namespace RecApp.Features.Monitor;

/// <summary>One model: its traffic, its drift and what people said.</summary>
public sealed partial class WatchedModelPage(MonitorService monitor, ModelDescriptions descriptions, TimeProvider clock) : LivePage(clock)
{
    private static readonly IReadOnlyList<DataColumn<TrafficPart>> Columns =
    [
        new("Version", part => part.Version.Length > 0 ? part.Version : "none reached"),
        new("Variant", part => part.Variant.Length > 0 ? part.Variant : "not said"),
        new("Asked by", part => part.Caller),
        new("Answered", part => part.Traffic.Answered) { Numeric = true, Format = "N0" },
        new("Made no sense", part => part.Traffic.Invalid) { Numeric = true, Format = "N0" },
        new("Turned away", part => part.Traffic.Busy + part.Traffic.Unavailable) { Numeric = true, Format = "N0" },
        new("Given up", part => part.Traffic.Cancelled) { Numeric = true, Format = "N0" },
        new("Failed", part => part.Traffic.Failed) { Numeric = true, Format = "N0" },
        new("Median (ms)", part => part.Traffic.P50Ms) { Numeric = true, Format = "0.##" },
        new("99 % (ms)", part => part.Traffic.P99Ms) { Numeric = true, Format = "0.##" },
    ];

    private static readonly IReadOnlyList<DataColumn<FeatureReport>> FeatureColumns =
    [
        new("What", feature => feature.Reference.Feature),
        new("Side", feature => feature.Reference.Role == MeasureRole.Output ? "output" : "input"),
        new("Verdict", feature => MonitorText.Verdict(feature)),
        new("Rows", feature => feature.Verdict.Rows) { Numeric = true, Format = "N0" },
        new("Stability index", feature => feature.Verdict.Psi) { Numeric = true, Format = "0.000" },
        new("By chance up to", feature => feature.Verdict.PsiThreshold) { Numeric = true, Format = "0.000" },
        new("Jensen–Shannon (bits)", feature => feature.Verdict.JensenShannon) { Numeric = true, Format = "0.000" },
        new("p, corrected", feature => feature.Verdict.CorrectedPValue) { Numeric = true, Format = "0.0000" },
    ];

    private static readonly IReadOnlyList<DataColumn<RatingShare>> RatingColumns =
    [
        new("Rating", rating => rating.Rating.Capitalised()),
        new("Count", rating => rating.Count) { Numeric = true, Format = "N0" },
        new("Share", rating => rating.Share) { Numeric = true, Format = "0.# %" },
        new("From", rating => rating.Low) { Numeric = true, Format = "0.# %" },
        new("To", rating => rating.High) { Numeric = true, Format = "0.# %" },
    ];

    private ModelReport? _report;
    private AlertReport? _alerts;
    private ChartFigure? _questions, _latency, _calibration;
    private IReadOnlyList<(string Feature, ChartFigure Figure)> _features = [];
    private string _title = "";
    private bool _read;

    /// <summary>The model's name.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>There only while the server renders the first answer.</summary>
    [CascadingParameter]
    public HttpContext? Http { get; set; }

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _title = descriptions.Of(Name).Title;
        _report = await monitor.ReportAsync(Name, Period, cancellationToken);
        _read = true;
        if (_report is not { } report)
        {
            Http.AnswerAs(StatusCodes.Status404NotFound);
            return;
        }
        _alerts = await monitor.AlertsAsync(Name, Period, cancellationToken);
        _questions = MonitorCharts.Questions(report, Period);
        _latency = MonitorCharts.Latency(report, Period);
        _calibration = report.Calibration is { } calibration ? MonitorCharts.Calibrated(calibration) : null;
        _features = [.. report.Features.Select(feature => (feature.Reference.Feature, Figure: MonitorCharts.Feature(feature))).Where(pair => pair.Figure is not null).Select(pair => (pair.Feature, pair.Figure!))];
    }
}
