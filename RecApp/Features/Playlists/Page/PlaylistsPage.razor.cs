using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Validation;

namespace RecApp.Features.Playlists.Page;

/// <summary>The playlist recommender's page: keeps form, address and results together.</summary>
public sealed partial class PlaylistsPage(
    PlaylistService service, FormLoader loader, RecentAnswers recent, SessionState session, NavigationManager navigation, IJSRuntime js)
    : ComponentBase, IAsyncDisposable
{
    private static readonly Dictionary<string, string> RankerNames = new() { ["blend"] = "Blend", ["cluster"] = "Cluster" };

    private readonly CancellationScope _gone = new();
    private CancellationScope? _run;
    private IReadOnlyList<FeatureDistribution> _distributions = [];
    private IReadOnlyList<Example> _examples = [];
    private PlaylistMap? _map;
    private ResultsPanel? _results;
    private PageScript? _script;
    private bool _busy;
    private bool _focusResults;
    private string? _unavailable;
    private string? _failure;
    private string _announcement = "";

    private PlaylistPageState State { get; } = session.Get<PlaylistPageState>();

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    private string CurrentUri => State.Form.ToQuery().ToUri();

    private bool IsStale => State.Answer is not null && State.AnsweredForm != FormKey;

    // The address leaves the upload out, so it alone does not tell whether the form has changed.
    private string FormKey => $"{CurrentUri}|{State.Form.Songs.Count}|{State.Form.Upload?.FileName}|{State.Form.Upload?.Tracks.Count}";

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; answering is left to the circuit, or every visit would ask twice.
        if (!RendererInfo.IsInteractive)
        {
            _busy = !PlaylistQuery.Parse(navigation.Uri).Query.IsEmpty;
            return;
        }

        navigation.LocationChanged += OnLocationChanged;
        await StartAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_focusResults || _results is null)
            return;
        _focusResults = false;
        if (_results.Title is { } title)
            await Script.ShowAsync(title);
    }

    /// <summary>Stops what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        navigation.LocationChanged -= OnLocationChanged;
        _gone.Dispose();
        _run?.Dispose();
        if (_script is not null)
            await _script.DisposeAsync();
    }

    private Task StartAsync() => GuardAsync(async () =>
    {
        _unavailable = null;
        _distributions = await service.DistributionsAsync(_gone.Token);
        _map = await service.MapAsync(_gone.Token);
        _examples = PlaylistExamples.From(_map);
        await ReadAddressAsync();
    });

    private async Task ReadAddressAsync()
    {
        var (query, problems) = PlaylistQuery.Parse(navigation.Uri);
        State.Form.FillMood(_distributions);
        if (State.Uri is not null && problems.Count == 0 && query.ToUri() == PlaylistQuery.Path)
        {
            // Back from another page by its plain link: the form is as it was left, and so becomes the address.
            if (State.Uri != PlaylistQuery.Path)
                navigation.NavigateTo(State.Uri, replace: true);
            return;
        }

        if (query.ToUri() == State.Uri)
        {
            if (problems.Count > 0)
                State.Problems = problems;
            return;
        }

        var (form, unknown) = await loader.LoadAsync(query, _gone.Token);
        form.FillMood(_distributions);
        (State.Form, State.Problems, State.Link, State.Uri) = (form, [.. problems, .. unknown], null, form.ToQuery().ToUri());
        if (!form.IsEmpty)
            await RecommendAsync();
    }

    private async Task FormChangedAsync()
    {
        if (CurrentUri == State.Uri)
            return;
        // The first change after an answer opens a new entry in the browser's history, so that Back leads to the answer.
        var push = State.AnsweredUri is not null && State.Uri == State.AnsweredUri;
        State.Uri = CurrentUri;
        await Script.SetAddressAsync(State.Uri, push);
    }

    private async Task RecommendByHandAsync()
    {
        if (_busy)
            return;
        State.Problems = [];
        await RecommendAsync();
    }

    private async Task RecommendAsync()
    {
        CancelRun();
        var run = _run = new(_gone.Token);
        (_busy, _failure, _announcement) = (true, null, "Looking for songs");
        var (key, uri, similar) = (FormKey, CurrentUri, State.Form.Similar);
        StateHasChanged();
        try
        {
            var answer = await service.RecommendAsync(State.Form.ToRequest(), run.Token);
            if (run != _run)
                return;
            recent.Add(answer);
            State.Keep(answer, key, uri, similar);
            _focusResults = true;
            _announcement = answer.Tracks.Count == 1 ? "1 song recommended" : $"{answer.Tracks.Count:N0} songs recommended";
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            _announcement = "";
        }
        catch (InferenceBusyException busy)
        {
            Fail(run, $"Many people are asking at the moment. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.");
        }
        catch (ModelUnavailableException problem)
        {
            Fail(run, $"The recommender is not available at the moment: {problem.Reason}");
        }
        catch (InvalidRequestException invalid)
        {
            Fail(run, string.Join(" ", invalid.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key} {message}"))));
        }
        finally
        {
            if (run == _run)
                _busy = false;
        }
    }

    private void Fail(CancellationScope run, string message)
    {
        if (run != _run)
            return;
        (_failure, _announcement) = (message, "");
    }

    private void CancelRun()
    {
        _run?.Dispose();
        (_run, _busy) = (null, false);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(PlaylistQuery.Path, StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(() => GuardAsync(ReadAddressAsync)).ReportTo(DispatchExceptionAsync);
    }

    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
            StateHasChanged();
        }
        catch (ModelUnavailableException problem)
        {
            _unavailable = problem.Reason;
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The person left before the model was loaded.
        }
    }
}
