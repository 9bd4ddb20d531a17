using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Hosting.Administration;
using RecApp.Retraining;
using RecApp.Ui;
using RecApp.Validation;

namespace RecApp.Features.Experiments;

/// <summary>Drafts an experiment, and says before how many visitors and days it needs.</summary>
public sealed partial class DraftForm(
    ExperimentService service, ExperimentRules rules, ExperimentReports reports, ModelCatalog models, Candidates candidates, ModelDescriptions descriptions, AdministratorAccess access) : ComponentBase
{
    private readonly List<VariantFields> _variants = [new() { Name = "control" }, new() { Name = "challenger" }];
    private string _name = "", _model = "", _layer = "", _outcome = "feedback", _effect = ExperimentRules.Absolute;
    private string _baseRate = "10", _minimumEffect = "2", _traffic = "100";
    private IReadOnlyDictionary<string, string[]> _errors = new Dictionary<string, string[]>();
    private string? _plan, _problem;
    private bool _busy;

    /// <summary>Raised when it is written down.</summary>
    [Parameter]
    public EventCallback<Experiment> OnDrafted { get; set; }

    private static IEnumerable<(string Value, string Name)> Outcomes => Enum.GetValues<ExperimentOutcome>().Select(outcome => (outcome.ToString().ToLowerInvariant(), ExperimentText.Outcome(outcome)));

    private static IEnumerable<(string Value, string Name)> Effects => [(ExperimentRules.Absolute, "percentage points"), (ExperimentRules.Relative, "% of the share now")];

    private IEnumerable<(string Value, string Name)> Models => models.Names.Select(name => (name, descriptions.Of(name).Title));

    private IEnumerable<(string Value, string Name)> Versions =>
        [("", "what is served"), .. rules.VersionsOf(_model).Where(version => version.Manifest is not null).Select(version => (version.Version, version.Version + (version.Served ? " (served)" : candidates.Has(_model, version.Version) ? " (candidate)" : "")))];

    /// <inheritdoc/>
    protected override void OnInitialized() => _model = models.Names.Contains("movies") ? "movies" : models.Names.FirstOrDefault() ?? "";

    private async Task PlanAsync()
    {
        await TryAsync(async draft =>
        {
            var (_, definition) = rules.Check(draft);
            var plan = definition.ToPlan();
            double perDay = definition.Traffic * await reports.AnsweredPerDayAsync(definition.Model);
            _plan = $"It needs {ExperimentText.Count(plan.Visitors)} visitors to find that difference with a probability of 80 %"
                + (perDay > 0
                    ? $"; at last week's traffic at least {ExperimentText.Days(plan.DaysToGo(0, perDay))}, as {ExperimentText.Count(perDay)} questions a day are so many visitors at most."
                    : ". Nobody has asked this model in the last week, so nobody knows how long that takes.");
        });
    }

    private async Task DraftAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await TryAsync(async draft =>
            {
                if (!await access.IsGrantedAsync())
                {
                    _problem = "Your sign-in has ended. Sign in again.";
                    return;
                }
                await OnDrafted.InvokeAsync(await service.CreateAsync(draft));
            });
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task TryAsync(Func<ExperimentDraft, Task> work)
    {
        (_errors, _plan, _problem) = (new Dictionary<string, string[]>(), null, null);
        try
        {
            await work(ToDraft());
        }
        catch (InvalidRequestException invalid)
        {
            (_errors, _problem) = (invalid.Errors, "Some fields are not right yet.");
        }
        catch (Exception problem) when (ExperimentText.Failure(problem) is { } text)
        {
            _problem = text;
        }
    }

    // Versions and settings are another model's then.
    private void ChooseModel(string model)
    {
        _model = model;
        foreach (var variant in _variants)
        {
            variant.Version = "";
            variant.Settings.Clear();
        }
    }

    private ExperimentDraft ToDraft() => new()
    {
        Name = _name.Trim(),
        Model = _model,
        Layer = _layer.Trim(),
        Traffic = Percent(_traffic),
        Outcome = _outcome,
        BaseRate = Percent(_baseRate),
        MinimumEffect = Percent(_minimumEffect),
        Effect = _effect,
        Variants =
        [
            .. _variants.Select(variant => new VariantDraft
            {
                Name = variant.Name.Trim(),
                Share = Percent(variant.Share),
                Version = variant.Version.Length > 0 ? variant.Version : null,
                Settings = variant.Settings.Where(setting => setting.Value.Length > 0).ToDictionary(),
            }),
        ],
    };

    // What is no number is outside every range, so the field's own message says what is allowed.
    private static double Percent(string text) =>
        double.TryParse(text.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value / 100 : double.NaN;

    private string[]? Error(string field) => _errors.GetValueOrDefault(field);

    private sealed class VariantFields
    {
        public string Name { get; set; } = "";

        public string Share { get; set; } = "50";

        public string Version { get; set; } = "";

        public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);
    }
}
