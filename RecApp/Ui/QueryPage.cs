using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;
using RecApp.Bundles;
using RecApp.Session;
using RecApp.Session.Library;

namespace RecApp.Ui;

/// <summary>
/// A page whose state is in its address: keeps address, form and answer together. Its plain path means "as it was left";
/// every other address is taken into the form and answered.
/// </summary>
public abstract partial class QueryPage<TQuery, TState> : ComponentBase, IAsyncDisposable
    where TQuery : class, IPageQuery<TQuery>
    where TState : PageState, new()
{
    private readonly CancellationScope _gone = new();
    // Goes with the example's question alone: what a person asks meanwhile is nobody else's.
    private readonly AsyncLocal<bool> _isExampleAsked = new();
    private CancellationScope? _asking;
    private PageScript? _script;
    private string? _path;
    private bool _isLoaded;

    /// <summary>What is kept between visits.</summary>
    protected TState State => field ??= Session.Get<TState>();

    /// <summary>The form as it stands.</summary>
    protected abstract TQuery Query { get; }

    /// <summary>Keys of the tabs of the answer, in their order; the first is shown where the address names none.</summary>
    protected virtual IReadOnlyList<string> Tabs => [];

    /// <summary>Place of the tab that is shown.</summary>
    protected int TabIndex => Math.Max(0, Tabs.ToList().IndexOf(State.Tab));

    /// <summary>The worked example that is answered beside the empty form of who brings nothing; null for none.</summary>
    protected virtual Example? FirstExample => null;

    /// <summary>Whether there is nothing to ask that the form shown calls for.</summary>
    protected virtual bool IsAnswered => true;

    /// <summary>The answer shown, as it is remembered; null while there is none.</summary>
    protected virtual RecentAnswer? Answered => null;

    /// <summary>Cancelled once the person has left.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <summary>Whether an answer is under way.</summary>
    protected bool Busy { get; set; }

    /// <summary>Why the page can't be used; null while it can.</summary>
    protected string? Unavailable { get; private set; }

    /// <summary>Why there was no answer; null when there is nothing to say.</summary>
    protected string? Failure { get; private set; }

    /// <summary>Said to those who don't see what has changed.</summary>
    protected string Announcement { get; set; } = "";

    protected PageScript Script => _script ??= new(JavaScript, "./" + Assets["js/page.js"]);

    [Inject]
    protected NavigationManager Navigation { get; private set; } = null!;

    [Inject]
    protected IJSRuntime JavaScript { get; private set; } = null!;

    [Inject]
    private SessionState Session { get; set; } = null!;

    [Inject]
    private AnswerRecorder Recorder { get; set; } = null!;

    [Inject]
    private ExampleAnswers Examples { get; set; } = null!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = null!;

    /// <summary>The address without the tab, which is how an answer is shown and not what is asked.</summary>
    private string Asked => TabAddress.Without(Navigation.Uri);

    private bool IsPlain => new Uri(Asked).Query.Length == 0;

    private bool IsReturn => State.Uri is not null && IsPlain;

    /// <summary>Stops what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Dispose();
        _asking?.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected sealed override Task OnInitializedAsync()
    {
        _path = new Uri(Navigation.Uri).AbsolutePath;
        if (RendererInfo.IsInteractive)
        {
            Navigation.LocationChanged += OnLocationChanged;
            return OpenAsync();
        }

        return MakeFirstHtmlAsync();
    }

    /// <summary>Shows what the address says; called again when it changes and to try again.</summary>
    protected async Task OpenAsync()
    {
        Unavailable = null;
        State.Tab = TabAddress.Of(Navigation.Uri);
        if (TQuery.Parse(Asked) is var parsed && IsNew(parsed.Query))
            Preview(parsed);
        try
        {
            if (!_isLoaded)
                await LoadAsync();
            _isLoaded = true;
            await ReadAddressAsync();
        }
        catch (ModelUnavailableException problem)
        {
            (Unavailable, Busy) = (problem.Reason, false);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The person left before the model was loaded.
        }
    }

    /// <summary>Shows what of a new address needs no model, and whether an answer will come.</summary>
    protected virtual void Preview(TQuery query)
    {
    }

    /// <summary>Reads what the page shows of its model, until it has succeeded once.</summary>
    /// <exception cref="ModelUnavailableException">There is none; the page says so.</exception>
    protected abstract Task LoadAsync();

    /// <summary>Puts a new address into the form; says what of it is unknown.</summary>
    protected virtual Task<IReadOnlyList<QueryProblem>> FillAsync(TQuery query) => Task.FromResult<IReadOnlyList<QueryProblem>>([]);

    /// <summary>Answers the form as it stands.</summary>
    protected abstract Task AnswerAsync();

    /// <summary>Answers a worked example and leaves the form as it is.</summary>
    protected virtual Task AnswerExampleAsync(TQuery example) => Task.CompletedTask;

    /// <summary>Answers once more what was being answered when the page's server went away.</summary>
    protected virtual Task AskAgainAsync() => AnswerAsync();

    /// <summary>Shows another tab of the answer; Back leads to the one before.</summary>
    protected void ShowTab(int index)
    {
        if (index < 0 || index >= Tabs.Count || index == TabIndex)
            return;
        State.Tab = index == 0 ? "" : Tabs[index];
        _ = Script.SetAddressAsync(TabAddress.With(State.Uri ?? Asked, State.Tab), push: true).ReportTo(DispatchExceptionAsync);
    }

    /// <summary>Whether an example is what the page answers.</summary>
    protected bool IsShown(Example example) => State.Example == example || (State.Example is null && TQuery.Parse(example.Address).Query.ToUri() == State.Uri);

    /// <summary>Makes the form the address. Nothing waits for the browser: no answer depends on it.</summary>
    /// <param name="query">What it says instead, where that is more than the form.</param>
    /// <param name="push">Whether Back leads to the address before.</param>
    protected void ShowAddress(TQuery? query = null, bool push = false)
    {
        State.Uri = (query ?? Query).ToUri();
        _ = Script.SetAddressAsync(TabAddress.With(State.Uri, State.Tab), push).ReportTo(DispatchExceptionAsync);
    }

    /// <summary>Offers to take back what a press has removed; parameters as <see cref="UndoOffer.OfferUndo"/> has them.</summary>
    protected void OfferUndo(string done, Func<Task> undo) => Snackbar.OfferUndo(done, async () =>
    {
        await undo();
        StateHasChanged();
    });

    /// <summary>Asks in place of what was asked before; what comes late is dropped, what fails is said.</summary>
    /// <param name="ask">Asks; its token is cancelled by the next question and when the person leaves.</param>
    /// <param name="keep">Takes the answer.</param>
    /// <returns>Whether the answer was taken.</returns>
    protected async Task<bool> AskAsync<TAnswer>(Func<CancellationToken, Task<TAnswer>> ask, Action<TAnswer> keep)
    {
        _asking?.Dispose();
        var asking = _asking = new(_gone.Token);
        (Busy, State.IsAsking, Failure) = (true, true, null);
        StateHasChanged();
        try
        {
            bool isExample = _isExampleAsked.Value;
            var answer = isExample ? await Examples.GetAsync(ExampleKey, ask, asking.Token) : await ask(asking.Token);
            if (asking.IsCancellationRequested)
                return false;
            if (isExample)
                State.Uri ??= Query.ToUri();
            else
                State.Example = null;
            keep(answer);
            if (!isExample)
                Remember();
            return true;
        }
        catch (OperationCanceledException)
        {
            // The form has changed again, or the person has left or wants no answer.
            return false;
        }
        catch (Exception problem) when (FailureText.Of(problem) is { } text)
        {
            if (asking == _asking)
                (Failure, Announcement) = (text, "");
            return false;
        }
        finally
        {
            if (asking == _asking)
                Busy = State.IsAsking = false;
        }
    }

    /// <summary>Remembers the answer shown, which a person has asked for.</summary>
    protected void Remember()
    {
        if (Answered is { } answered)
            _ = Recorder.RecordAsync(answered).ReportTo(DispatchExceptionAsync);
    }

    /// <summary>Asks nothing any more; what is under way is dropped.</summary>
    protected void Stop()
    {
        _asking?.Dispose();
        (_asking, Busy, Failure, Announcement) = (null, false, null, "");
        (State.Example, State.IsAsking) = (null, false);
    }

    private void Preview((TQuery Query, IReadOnlyList<QueryProblem> Problems) parsed)
    {
        State.Problems = parsed.Problems;
        Preview(parsed.Query);
    }

    private async Task ReadAddressAsync()
    {
        var (query, problems) = TQuery.Parse(Asked);
        if (IsNew(query))
        {
            State.Problems = [.. problems, .. await FillAsync(query)];
            // An example that was left before its answer is asked again on the way back: it has no address until then.
            if (IsPlain && FirstExample is { } example)
            {
                await ShowExampleAsync(example);
                return;
            }

            State.Uri = Query.ToUri();
            await AnswerAsync();
            return;
        }

        if (IsReturn)
            _ = Script.SetAddressAsync(TabAddress.With(State.Uri!, State.Tab), push: false).ReportTo(DispatchExceptionAsync);
        else
            State.Problems = problems;
        if (State.IsAsking && !Busy)
            await (State.Example is { } left ? ShowExampleAsync(left) : AskAgainAsync());
        else if (!IsAnswered && State.Example is null)
            await AnswerAsync();
    }

    private string ExampleKey => GetType().Name;

    private async Task ShowExampleAsync(Example example)
    {
        State.Example = example;
        _isExampleAsked.Value = true;
        await AnswerExampleAsync(TQuery.Parse(example.Address).Query);
    }

    private bool IsNew(TQuery query) => !IsReturn && query.ToUri() != State.Uri;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(_path, StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(ReopenAsync).ReportTo(DispatchExceptionAsync);
    }

    private async Task ReopenAsync()
    {
        await OpenAsync();
        StateHasChanged();
    }
}
