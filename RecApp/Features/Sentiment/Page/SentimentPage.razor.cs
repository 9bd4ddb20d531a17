using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
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
        await AskAsync(token => ReadAsync(text, model, isDraft, token), read => (read.Judged.Words, read.Judged.Steps) = (read.Words, read.Steps));
    }

    // Both models read it; one that is missing leaves a gap, unless it is the chosen one. The verdicts show as soon as the slower model
    // has one, and what takes longer is added.
    private async Task<(JudgedText Judged, IReadOnlyList<WordEffect>? Words, IReadOnlyList<ReadingStep>? Steps)> ReadAsync(string text, string chosen, bool isDraft, CancellationToken cancellationToken)
    {
        var review = new ReviewText(text);
        var opinions = new Dictionary<string, Opinion>();
        var judged = new JudgedText(text, chosen, opinions) { IsDraft = isDraft };
        bool isShown = false;
        IReadOnlyList<WordEffect>? words = null;
        IReadOnlyList<ReadingStep>? steps = null;
        foreach (string model in SentimentService.Models.Reverse())
        {
            try
            {
                var read = await service.JudgeAsync(
                    review, model, explain: model == chosen, verdict => _ = InvokeAsync(() => Add(model, verdict)).ReportTo(DispatchExceptionAsync), cancellationToken);
                Add(model, read);
                (words, steps) = (read.Prediction.Words ?? words, read.Steps ?? steps);
            }
            catch (ModelUnavailableException) when (model != chosen)
            {
                // The panel says so.
            }
        }
        Show();
        return (judged, words, steps);

        void Add(string model, JudgedReview read)
        {
            opinions[model] = new(read.Prediction, read.ModelVersion);
            if (model == SentimentService.Lstm)
                Show();
        }

        void Show()
        {
            if (isShown || cancellationToken.IsCancellationRequested)
                return;
            isShown = true;
            State.Remember(judged);
            var said = judged.Chosen.Prediction;
            Announcement = said.Probability is null ? $"No verdict. {said.Reason}" : $"{VerdictText.Of(said)}, {VerdictText.Chance(said)}";
            StateHasChanged();
        }
    }
}
