using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Session;
using RecApp.Session.Library;
using RecApp.Storage;
using RecApp.Text;
using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>The page for reviews. Whatever stands in the form is judged once typing rests.</summary>
public sealed partial class SentimentPage(SentimentService service, SessionUploads uploads) : QueryPage<SentimentQuery, SentimentPageState>
{
    private const int LongestShownCall = 5_000;

    // Its place in the address is older than the tabs: view=many. What is written as of any other tab means the same.
    private const int ManyTab = 3;
    private const string ManyKey = "many";

    /// <summary>How a verdict may be rated.</summary>
    internal static readonly (FeedbackRating Rating, string Name)[] Verdicts = [(FeedbackRating.Like, "This is right"), (FeedbackRating.Wrong, "This is wrong")];

    private readonly Dictionary<string, SentimentFacts> _facts = [];
    private readonly Dictionary<string, string> _missing = [];
    private ReviewInput? _input;
    private Workbench? _workbench;
    private string? _problem;

    protected override SentimentQuery Query => SentimentQuery.Of(State.Text, State.Model, State.Many);

    protected override bool IsAnswered => State.Answer is { } judged && judged.Text == State.Text && judged.Model == State.Model;

    protected override IReadOnlyList<string> Tabs { get; } = ["verdict", "words", "reading"];

    protected override Example? FirstExample => SentimentExamples.All[0];

    private bool ShowsMany => State.Many || State.Tab == ManyKey;

    private bool IsReading => State.Answer is null && (Busy || (!string.IsNullOrWhiteSpace(State.Text) && _problem is null && Failure is null));

    private string? Headline => State.Answer?.Chosen.Prediction is { } said ? $"{VerdictText.Of(said)}: {VerdictText.Chance(said)}" : null;

    // What is read while somebody types is remembered once it is left as it is.
    protected override RecentAnswer? Answered => State.Answer is { IsDraft: false } judged
        ? new($"{Headline}: “{judged.Text.Shortened(60)}”", AnsweredUri(judged), SentimentQuery.Fits(judged.Text) || SentimentExamples.KeyOf(judged.Text) is not null)
        : null;

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

    protected override Task AnswerExampleAsync(SentimentQuery example) => JudgeAsync(example.Meant!, example.Model, isDraft: false);

    private static string AnsweredUri(JudgedText judged) => SentimentQuery.Of(judged.Text, judged.Model, many: false).ToUri();

    private string Part(JudgedText judged) => State.Example is null && (judged.Text != State.Text || _problem is not null) ? "answer-part stale" : "answer-part";

    // An example is nobody's text, and without a verdict there is nothing to call right or wrong.
    private KeptText? Keepable(JudgedText judged) =>
        State.Example is null && judged.Chosen.Prediction.Label is SentimentPrediction.Positive or SentimentPrediction.Negative ? new(judged.Text, judged.Chosen.Prediction.Label) : null;

    private void TurnTo(int index)
    {
        State.Many = index == ManyTab;
        if (State.Tab == ManyKey)
            State.Tab = "";
        ShowAddress();
        ShowTab(index);
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
        if (!typed.IsDraft && IsAnswered)
        {
            Settle(State.Answer!);
            return;
        }

        ShowAddress();
        await JudgeAsync(typed.IsDraft);
        if (!typed.IsDraft && State.Text.Trim().Length == 0)
            _problem = SentimentRules.Problem(State.Text);
    }

    // Reads nothing: what was said of the draft holds.
    private void Settle(JudgedText judged)
    {
        if (!judged.IsDraft)
            return;
        ReviewText text = new(judged.Text);
        foreach (var (model, opinion) in judged.Opinions.ToList())
            judged.Opinions[model] = opinion with { Prediction = service.Record(model, text, opinion.Prediction, opinion.ModelVersion) };
        judged.IsDraft = false;
        Remember();
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

    private async Task SendAsync()
    {
        if (_input is not null)
            await _input.SendAsync();
        if (_problem is null)
            _workbench?.ShowAnswer();
    }

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

        State.Example = null;
        await JudgeAsync(State.Text, State.Model, isDraft);
    }

    private Task JudgeAsync(string text, string model, bool isDraft) => AskAsync(token => ReadAsync(text, model, isDraft, token), read =>
    {
        (read.Judged.Words, read.Judged.Steps) = (read.Words, read.Steps);
        // What others were shown already was not read here.
        if (!ReferenceEquals(State.Answer, read.Judged))
            Keep(read.Judged);
    });

    // An example is nobody's text: it makes no entry of the history.
    private void Keep(JudgedText judged)
    {
        if (State.Example is null)
            State.Remember(judged);
        else
            State.Keep(judged);
        var said = judged.Chosen.Prediction;
        Announcement = said.Probability is null ? $"No verdict. {said.Reason}" : $"{VerdictText.Of(said)}, {VerdictText.Chance(said)}";
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
                    review, model, explain: model == chosen, isDraft, verdict => _ = InvokeAsync(() => Add(model, verdict)).ReportTo(DispatchExceptionAsync), cancellationToken);
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
            // A draft that was settled meanwhile keeps the id it got.
            opinions[model] = isDraft && !judged.IsDraft ? opinions[model] : new(read.Prediction, read.ModelVersion);
            if (model == SentimentService.Lstm)
                Show();
        }

        void Show()
        {
            if (isShown || cancellationToken.IsCancellationRequested)
                return;
            isShown = true;
            Keep(judged);
            StateHasChanged();
        }
    }
}
