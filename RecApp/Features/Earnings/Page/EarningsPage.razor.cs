using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Ui;

namespace RecApp.Features.Earnings.Page;

/// <summary>The earnings predictor's page. Every change is answered at once.</summary>
public sealed partial class EarningsPage(EarningsService service, TimeProvider clock) : QueryPage<EarningsQuery, EarningsPageState>
{
    private static readonly (string Key, string Name, string Explanation)[] Models =
    [
        ("trees", "Boosted trees", "Predicts best."),
        ("linear", "Linear", "Simpler: every input adds a fixed amount."),
    ];

    /// <summary>What the page calls them, by key.</summary>
    internal static IReadOnlyDictionary<string, string> ModelNames { get; } = Models.ToDictionary(model => model.Key, model => model.Name);

    // Who types a number or pulls on is answered when resting this long; a single change at once.
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private const int MostOfOneName = 12;

    private EarningsChoices? _choices;
    private ModelManifest? _manifest;
    private IReadOnlyCollection<string> _unusable = [];
    private long _changed;

    protected override EarningsQuery Query => State.Query;

    protected override IReadOnlyList<string> Tabs { get; } = EarningsResults.TabKeys;

    protected override string? FormModel => EarningsService.ModelName;

    protected override Example? FirstExample => EarningsExamples.All[0];

    // Its head would push the tabs down if it came after them. What is uploaded beside it stays while it is asked for.
    private bool ShowsResults => State.Answer is not null || !Busy || TabIndex == Tabs.Count - 1;

    private string Summary => State.Answer is { } answered && _choices is not null ? _choices.Title(answered.Query.Programme) : "";

    private string? Headline => State.Answer is { } answered ? $"{UsdText.Rounded(answered.Prediction.EarningsUsd)} a year" : null;

    protected override RecentAnswer? Answered => State.Answer is { } answered ? new($"{Headline}: {Summary}", answered.Query.ToUri()) : null;

    protected override bool IsAnswered => State.Answer?.Query.ToUri() == Query.ToUri();

    protected override void Preview(EarningsQuery query) => Busy = query.Programme.Field is not null;

    protected override async Task LoadAsync()
    {
        _choices = new(await service.CatalogueAsync(Gone));
        _manifest = await service.ManifestAsync(Gone);
    }

    protected override async Task<IReadOnlyList<QueryProblem>> FillAsync(EarningsQuery query)
    {
        (State.Query, var unknown) = query.Known(_choices!);
        State.College = query.College.Length == 0 ? null
            : (await service.CollegesAsync(query.College, MostOfOneName, Gone)).FirstOrDefault(college => EarningsQuery.NameOf(college) == query.College);
        return query.College.Length == 0 || State.College is not null ? unknown
            : [.. unknown, new("college", $"{QueryReader.Quote(query.College)} is no college of the data; the numbers of the link are used.")];
    }

    protected override Task AnswerAsync() => AnswerAsync(Query, TimeSpan.Zero);

    protected override Task AnswerExampleAsync(EarningsQuery example) => AnswerAsync(example, TimeSpan.Zero);

    private Task FillInAsync(College college)
    {
        State.College = college;
        return ChangeAsync(Query with { Programme = college.Fill(Query.Programme) });
    }

    private Task ChangeAsync(EarningsQuery query)
    {
        bool single = _changed == 0 || clock.GetElapsedTime(_changed) > Pause;
        _changed = clock.GetTimestamp();
        query = query with { College = State.College is { } college && college.Fill(query.Programme) == query.Programme ? EarningsQuery.NameOf(college) : "" };
        (State.Query, State.Problems) = (query, []);
        ShowAddress();
        return AnswerAsync(query, single ? TimeSpan.Zero : Debounce);
    }

    private async Task RemoveAsync(Programme kept)
    {
        var before = Query.Kept;
        await ChangeAsync(Query with { Kept = [.. before.Where(other => other != kept)] });
        OfferUndo("Removed a programme", () => ChangeAsync(Query with { Kept = [.. before.Union(Query.Kept).Take(EarningsQuery.MostScenarios - 1)] }));
    }

    private async Task AnswerAsync(EarningsQuery query, TimeSpan wait)
    {
        if (query.Programme.Field is null)
        {
            Stop();
            State.Keep(null);
            return;
        }

        await AskAsync(PredictAsync, answered =>
        {
            State.Keep(answered);
            Announcement = $"Prediction: {UsdText.Rounded(answered.Prediction.EarningsUsd)} a year";
        });

        async Task<AnsweredProgramme> PredictAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(wait, clock, cancellationToken);
            var answer = await service.PredictAsync([.. query.Programmes.Select(programme => programme.ToInputs())], query.Model, cancellationToken);
            return new(query, answer, await service.CurveAsync(query.Programme.ToInputs(), query.Model, query.Curve, cancellationToken));
        }
    }
}
