using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>The page for reviews. Whatever stands in the form is judged once typing rests.</summary>
public sealed partial class SentimentPage(SentimentService service, SessionUploads uploads) : QueryPage<SentimentQuery, SentimentPageState>
{
    private const int LongestShownCall = 5_000;

    /// <summary>How a verdict may be rated.</summary>
    internal static readonly (FeedbackRating Rating, string Name)[] Verdicts = [(FeedbackRating.Like, "This is right"), (FeedbackRating.Wrong, "This is wrong")];

    private readonly Dictionary<string, SentimentFacts> _facts = [];
    private readonly Dictionary<string, string> _missing = [];
    private ReviewInput? _input;
    private string? _problem;

    protected override SentimentQuery Query => SentimentQuery.Of(State.Text, State.Model, State.Many);

    protected override bool IsAnswered => State.Answer is { } judged && judged.Text == State.Text && judged.Model == State.Model;

    // The plain path means "as it was left", so the way back from many reviews has to say more.
    private string OneUri => State.FormUri(many: false) is var uri && uri == SentimentQuery.Path ? $"{uri}?view=one" : uri;

    protected override void Preview(SentimentQuery query)
    {
        (State.Many, State.Model) = (query.Many, query.Model);
        if (query.Meant is { } text)
            (State.Text, State.Length) = (text, text.Length);
    }

    // Either model answers without the other.
    protected override async Task LoadAsync()
    {
        _missing.Clear();
        foreach (string model in SentimentService.Models)
        {
            try
            {
                _facts[model] = await service.FactsAsync(model, Gone);
            }
            catch (ModelUnavailableException problem)
            {
                _missing[model] = problem.Reason;
            }
        }
    }

    protected override Task AnswerAsync()
    {
        if (Busy || !IsAnswered)
            return JudgeAsync();
        Stop();
        return Task.CompletedTask;
    }

    private async Task RetryAsync()
    {
        await LoadAsync();
        await OpenAsync();
    }

    private async Task TypedAsync(TypedText typed)
    {
        (State.Length, State.Problems) = (typed.Length, []);
        _problem = typed.Text is null ? typed.Refusal ?? $"The text has {typed.Length:N0} characters; up to {SentimentRules.MostCharacters:N0} are read. Shorten it, nothing is lost." : Admit(typed.Text);
        if (typed.Text is null || _problem is not null)
            return;
        State.Text = typed.Text;
        ShowAddress();
        await JudgeAsync(typed.IsDraft);
        if (!typed.IsDraft && State.Text.Trim().Length == 0)
            _problem = SentimentRules.Problem(State.Text);
    }

    // What is wrong when there is no memory for the text beside those of the history.
    private string? Admit(string text)
    {
        try
        {
            uploads.Hold(typeof(JudgedText), State.Memory(text));
            return null;
        }
        catch (UploadRefusedException refused)
        {
            return refused.Message;
        }
    }

    private Task SendAsync() => _input?.SendAsync() ?? Task.CompletedTask;

    private Task ChooseAsync(string model)
    {
        State.Model = model;
        ShowAddress();
        return JudgeAsync();
    }

    private void ShowAgain(JudgedText judged)
    {
        Stop();
        (State.Text, State.Length, State.Model, _problem) = (judged.Text, judged.Text.Length, judged.Model, null);
        ShowAddress();
        State.Remember(judged);
    }

    private Task JudgeAsync() => JudgeAsync(isDraft: false);

    private async Task JudgeAsync(bool isDraft)
    {
        if (string.IsNullOrWhiteSpace(State.Text))
        {
            Stop();
            State.Keep(null);
            return;
        }

        var (text, model) = (State.Text, State.Model);
        bool isJudged = await AskAsync(token => OpinionsAsync(text, model, token), opinions =>
        {
            State.Remember(new(text, model, opinions) { IsDraft = isDraft });
            Announcement = State.Answer!.Chosen.Prediction is var said && said.Probability is null ? $"No verdict. {said.Reason}" : $"{VerdictText.Of(said)}, {VerdictText.Chance(said)}";
        });
        if (isJudged && State.Answer is { Chosen.Prediction.Probability: not null } judged)
            await AskAsync(token => ExplainAsync(judged, token), reasons => (judged.Words, judged.Steps) = reasons);
    }

    // Both models are asked; one that is missing leaves a gap, unless it is the chosen one.
    private async Task<Dictionary<string, Opinion>> OpinionsAsync(string text, string chosen, CancellationToken cancellationToken)
    {
        var opinions = new Dictionary<string, Opinion>();
        foreach (string model in SentimentService.Models)
        {
            try
            {
                var answer = await service.PredictAsync(new(text, Model: model), cancellationToken);
                opinions[model] = new(answer.Predictions[0], answer.ModelVersion);
            }
            catch (ModelUnavailableException) when (model != chosen)
            {
                // The panel says so.
            }
        }
        return opinions;
    }

    private async Task<(IReadOnlyList<WordEffect> Words, IReadOnlyList<ReadingStep>? Steps)> ExplainAsync(JudgedText judged, CancellationToken cancellationToken) =>
        (await service.ExplainAsync(judged.Text, judged.Model, cancellationToken),
            judged.Opinions.ContainsKey(SentimentService.Lstm) ? await service.FollowAsync(judged.Text, cancellationToken) : null);
}
