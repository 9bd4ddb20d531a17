using RecApp.Features.Regression.Api;
using RecApp.Features.Regression.Model;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Ui;

namespace RecApp.Features.Regression.Page;

/// <summary>The regression's page. Every change is answered at once.</summary>
public sealed partial class RegressionPage(RegressionService service, TimeProvider clock) : QueryPage<RegressionQuery, RegressionPageState>
{
    // A slider reports every pixel; the answer waits until it rests for this long.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(40);

    private RegressionFacts? _facts;

    protected override RegressionQuery Query => State.Form.ToQuery(State.Own);

    protected override IReadOnlyList<string> Tabs => State.Own ? OwnResults.TabKeys : PredictionResult.TabKeys;

    protected override string? FormModel => State.Own ? null : RegressionService.ModelName;

    protected override Example? FirstExample => State.Own ? null : RegressionExamples.Typical;

    private string Summary => string.Join(", ", State.Form.Texts);

    private string? Headline => State.Answer is { } answered && _facts is not null ? $"Predicted output: {NumberFormat.Like(answered.Prediction.Output, _facts.ResidualStandardDeviation)}" : null;

    protected override RecentAnswer? Answered => Headline is { } headline && IsAnswered ? new(headline, ModelUri) : null;

    protected override bool IsAnswered => State.Answer is { } answered && State.Form.Values is { } values && values.SequenceEqual(answered.Values);

    private string OwnUri => State.Form.ToQuery(own: true).ToUri();

    // The plain path means "as it was left", so the way back from one's own table has to say more.
    private string ModelUri => State.Form.ToQuery(own: false).ToUri() is var uri && uri == RegressionQuery.Path ? $"{uri}?view=model" : uri;

    protected override void Preview(RegressionQuery query) => State.Own = query.Own;

    protected override async Task LoadAsync() => _facts = await service.FactsAsync(Gone);

    protected override Task<IReadOnlyList<QueryProblem>> FillAsync(RegressionQuery query)
    {
        // Sliders stand somewhere: where nothing is asked, at the example.
        State.Form.Fill(State.Example is { } example ? RegressionQuery.Parse(example.Address).Query : query, _facts!.Variables);
        return base.FillAsync(query);
    }

    protected override Task AnswerAsync() => AnswerAsync(TimeSpan.Zero);

    protected override Task AnswerExampleAsync(RegressionQuery example) => AnswerAsync();

    private Task ChangeAsync(int variable, string text)
    {
        State.Form.Texts[variable] = text;
        (State.Problems, State.Example) = ([], null);
        return AnswerAsync(Rest);
    }

    private Task AnswerAsync(TimeSpan rest) => AskAsync(
        async cancellationToken =>
        {
            await Task.Delay(rest, clock, cancellationToken);
            if (Query.ToUri() != State.Uri)
                ShowAddress();
            if (State.Form.Values is not { } values)
                return null;
            var answer = await service.PredictAsync(new([RegressionRow.Of(values)]), cancellationToken);
            return new AnsweredNumbers(values, answer.Predictions[0], answer.ModelVersion);
        },
        answered =>
        {
            // Until every field holds a number, the last answer stays.
            if (answered is null)
                return;
            State.Keep(answered);
            Announcement = $"Predicted output {NumberFormat.Like(answered.Prediction.Output, _facts!.ResidualStandardDeviation)}";
        });
}
