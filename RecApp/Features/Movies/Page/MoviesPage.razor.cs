using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Movies.Batch;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Movies.Page;

/// <summary>The film recommender's page: keeps form, address and answer together. Every change is answered at once.</summary>
public sealed partial class MoviesPage(
    MovieService service, MoviePairService pairs, MovieFormLoader loader, SessionState session, NavigationManager navigation, IJSRuntime js)
    : ComponentBase, IAsyncDisposable
{
    private static readonly Dictionary<string, string> RankerNames = new() { ["auto"] = "Automatic", ["neighbours"] = "Neighbours" };

    private readonly CancellationScope _gone = new();
    private CancellationScope? _run;
    private IReadOnlyList<string> _genres = [];
    private MovieMap? _map;
    private Func<MovieItem, bool>? _offered;
    private PageScript? _script;
    private bool _busy;
    private string? _unavailable;
    private string? _failure;
    private string _announcement = "";

    private MoviePageState State { get; } = session.Get(MoviePageState.Key, () => new MoviePageState());

    private MovieForm Form => State.Form;

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    private string CurrentUri => Form.ToQuery().ToUri();

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; answering is left to the circuit, or every visit would ask twice.
        if (!RendererInfo.IsInteractive)
        {
            _busy = MovieQuery.Parse(navigation.Uri).Query.Movies.Count > 0;
            return;
        }

        navigation.LocationChanged += OnLocationChanged;
        await StartAsync();
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
        _genres = (await service.FactsAsync(_gone.Token)).Genres;
        _map = await service.MapAsync(_gone.Token);
        await ReadAddressAsync();
    });

    private async Task ReadAddressAsync()
    {
        var (query, problems) = MovieQuery.Parse(navigation.Uri);
        if (State.Uri is not null && problems.Count == 0 && query.ToUri() == MovieQuery.Path)
        {
            // Back from another page by its plain link: the form is as it was left, and so becomes the address.
            if (State.Uri != MovieQuery.Path)
                navigation.NavigateTo(State.Uri, replace: true);
            return;
        }

        if (query.ToUri() == State.Uri)
        {
            if (problems.Count > 0)
                State.Problems = problems;
            return;
        }

        var (form, unknown) = await loader.LoadAsync(query, _genres, _gone.Token);
        (State.Form, State.Problems, State.Uri) = (form, [.. problems, .. unknown], form.ToQuery().ToUri());
        await OfferAsync();
        await AnswerAsync();
    }

    private Task AddAsync(MovieItem movie) => Form.Add(movie) ? FormChangedAsync() : Task.CompletedTask;

    private async Task SwitchAsync(bool pair)
    {
        Form.Pair = pair;
        await OfferAsync();
        if (pair && _offered is { } offered)
            Form.Movies.RemoveAll(chosen => !offered(chosen.Movie));
        if (Form.Movies.Count > Form.Most)
            Form.Movies.RemoveRange(Form.Most, Form.Movies.Count - Form.Most);
        await FormChangedAsync();
    }

    // Only films that pair up can be found when a pre-computed answer is wanted.
    private async Task OfferAsync()
    {
        _offered = null;
        if (!Form.Pair)
            return;
        try
        {
            var popular = (await pairs.PopularAsync(_gone.Token)).Select(movie => movie.Id).ToHashSet();
            if (popular.Count > 0)
                _offered = movie => popular.Contains(movie.Id);
        }
        catch (StorageUnavailableException)
        {
            // Choosing still works; looking the pair up says what is wrong.
        }
    }

    private async Task FormChangedAsync()
    {
        State.Problems = [];
        if (CurrentUri != State.Uri)
        {
            State.Uri = CurrentUri;
            await Script.SetAddressAsync(State.Uri, push: false);
        }

        await AnswerAsync();
    }

    private async Task AnswerAsync()
    {
        _run?.Dispose();
        var run = _run = new(_gone.Token);
        _failure = null;
        if (Form.Pair || Form.Movies.Count == 0)
        {
            (_busy, _announcement) = (false, "");
            State.Keep(null);
            return;
        }

        (_busy, _announcement) = (true, "Looking for films");
        try
        {
            var query = Form.ToQuery();
            var recommended = await service.RecommendWithScoresAsync(query.ToRequest(), run.Token);
            if (run != _run)
                return;
            var answer = recommended.Answer;
            State.Keep(new(query, answer, recommended.Scores!));
            _announcement = answer.Movies.Count == 1 ? "1 film recommended" : $"{answer.Movies.Count:N0} films recommended";
        }
        catch (OperationCanceledException) when (run.IsCancellationRequested)
        {
            // The form has changed again, or the person has left.
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
            Fail(run, string.Join(" ", invalid.Errors.SelectMany(error => error.Value.Select(message => $"{error.Key}: {message}"))));
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

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(MovieQuery.Path, StringComparison.OrdinalIgnoreCase))
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
