using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Feedback;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Validation;

namespace RecApp.Features.Sentiment.Page;

/// <summary>The page for reviews: keeps form, address and verdict together. Whatever stands in the form is judged once typing rests.</summary>
public sealed partial class SentimentPage(SentimentService service, SessionState session, SessionUploads uploads, NavigationManager navigation, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    private const int LongestShownCall = 5_000;

    /// <summary>How a verdict may be rated.</summary>
    internal static readonly (FeedbackRating Rating, string Name)[] Verdicts = [(FeedbackRating.Like, "This is right"), (FeedbackRating.Wrong, "This is wrong")];

    private readonly CancellationScope _gone = new();
    private readonly Dictionary<string, SentimentFacts> _facts = [];
    private CancellationScope? _run;
    private ReviewInput? _input;
    private PageScript? _script;
    private IReadOnlyList<string> _unavailable = [];
    private bool _busy;
    private bool _isDraft;
    private string? _problem;
    private string? _failure;
    private string _announcement = "";

    private SentimentPageState State { get; } = session.Get<SentimentPageState>();

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    // The plain path means "as it was left", so the way back from many reviews has to say more.
    private string OneUri => State.FormUri(many: false) is var uri && uri == SentimentQuery.Path ? $"{uri}?view=one" : uri;

    /// <summary>Stops what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        _gone.Dispose();
        _run?.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; judging is left to the circuit, or every visit would ask twice.
        if (!RendererInfo.IsInteractive)
        {
            var query = SentimentQuery.Parse(navigation.Uri).Query;
            Fill(query);
            State.Many = query.Many;
            return;
        }
        navigation.LocationChanged += OnLocationChanged;
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var problems = new List<string>();
        foreach (string model in SentimentService.Models)
        {
            try
            {
                _facts[model] = await service.FactsAsync(model, _gone.Token);
            }
            catch (ModelUnavailableException problem)
            {
                problems.Add($"The {VerdictText.ModelNames[model]} is not available at the moment: {problem.Reason}");
            }
            catch (OperationCanceledException) when (_gone.IsCancellationRequested)
            {
                return;
            }
        }
        _unavailable = problems;
        await ReadAddressAsync();
    }

    private async Task ReadAddressAsync()
    {
        var (query, problems) = SentimentQuery.Parse(navigation.Uri);
        bool isPlain = navigation.ToBaseRelativePath(navigation.Uri) == SentimentQuery.Path.TrimStart('/');
        if (isPlain && State.Uri is not null)
        {
            // Back from another page by its plain link: the form is as it was left, and so becomes the address.
            await ShowAddressAsync();
            return;
        }
        (State.Many, State.Problems) = (query.Many, problems);
        if (query.Meant is not null || State.Uri is null || query.Model != State.Model)
            Fill(query);
        State.Uri = State.FormUri(State.Many);
        if (State.Judged is not { } judged || judged.Text != State.Text || judged.Model != State.Model)
            await JudgeAsync();
    }

    private void Fill(SentimentQuery query)
    {
        State.Model = query.Model;
        if (query.Meant is { } text)
            (State.Text, State.Length) = (text, text.Length);
    }

    private async Task TypedAsync(TypedText typed)
    {
        (State.Length, State.Problems) = (typed.Length, []);
        _problem = typed.Text is null ? typed.Refusal ?? $"The text has {typed.Length:N0} characters; up to {SentimentRules.MostCharacters:N0} are read. Shorten it, nothing is lost." : Admit(typed.Text);
        if (typed.Text is null || _problem is not null)
            return;
        State.Text = typed.Text;
        await ShowAddressAsync();
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

    private async Task ChooseAsync(string model)
    {
        State.Model = model;
        await ShowAddressAsync();
        await JudgeAsync();
    }

    private async Task ShowAgainAsync(JudgedText judged)
    {
        (State.Text, State.Length, State.Model, _problem) = (judged.Text, judged.Text.Length, judged.Model, null);
        await ShowAddressAsync();
        State.Keep(judged);
    }

    private async Task ShowAddressAsync()
    {
        State.Uri = State.FormUri(State.Many);
        await Script.SetAddressAsync(State.Uri, push: false);
    }

    private Task JudgeAsync() => JudgeAsync(isDraft: false);

    private async Task JudgeAsync(bool isDraft)
    {
        _run?.Dispose();
        var run = _run = new(_gone.Token);
        var cancellationToken = run.Token;
        (_failure, _busy, _isDraft) = (null, true, isDraft);
        try
        {
            if (string.IsNullOrWhiteSpace(State.Text))
            {
                State.Clear();
                _announcement = "";
                return;
            }
            var judged = await OpinionsAsync(State.Text, State.Model, cancellationToken);
            if (run != _run)
                return;
            State.Keep(judged);
            _announcement = judged.Chosen.Prediction is var said && said.Probability is null ? $"No verdict. {said.Reason}" : $"{VerdictText.Of(said)}, {VerdictText.Chance(said)}";
            StateHasChanged();
            if (said.Probability is not null)
                State.Complete(
                    judged,
                    await service.ExplainAsync(judged.Text, judged.Model, cancellationToken),
                    judged.Opinions.ContainsKey(SentimentService.Lstm) ? await service.FollowAsync(judged.Text, cancellationToken) : null);
        }
        catch (Exception problem) when (Explain(problem, cancellationToken) is { } explanation)
        {
            if (run == _run && explanation.Length > 0)
                (_failure, _announcement) = (explanation, "");
        }
        finally
        {
            if (run == _run)
                _busy = false;
        }
    }

    // Both models are asked; one that is missing leaves a gap, unless it is the chosen one.
    private async Task<JudgedText> OpinionsAsync(string text, string chosen, CancellationToken cancellationToken)
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
        return new(text, chosen, opinions) { IsDraft = _isDraft };
    }

    // What to tell the person; empty for nothing, null for what nobody foresaw.
    private static string? Explain(Exception problem, CancellationToken cancellationToken) => problem switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => "",
        InferenceBusyException busy => $"Many people are asking at the moment. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.",
        ModelUnavailableException missing => $"The model is not available at the moment: {missing.Reason}",
        InvalidRequestException invalid => string.Join(" ", invalid.Errors.SelectMany(error => error.Value)),
        _ => null,
    };

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(SentimentQuery.Path, StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(async () =>
            {
                await ReadAddressAsync();
                StateHasChanged();
            }).ReportTo(DispatchExceptionAsync);
    }
}
