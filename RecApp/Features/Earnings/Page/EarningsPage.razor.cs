using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Earnings.Catalogue;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Validation;

namespace RecApp.Features.Earnings.Page;

/// <summary>The earnings predictor's page: keeps form, address and answer together. Every change is answered at once.</summary>
public sealed partial class EarningsPage(EarningsService service, SessionState session, NavigationManager navigation, IJSRuntime js, TimeProvider clock)
    : ComponentBase, IAsyncDisposable
{
    private static readonly (string Key, string Name, string Explanation)[] Models =
    [
        ("trees", "Boosted trees", "Predicts best."),
        ("linear", "Linear", "Simpler: every input adds a fixed amount."),
    ];

    private static readonly Dictionary<string, string> VariantNames = Models.ToDictionary(model => model.Key, model => model.Name);

    // Who types a number or pulls on is answered when resting this long; a single change at once.
    private static readonly TimeSpan Debounce = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly CancellationScope _gone = new();
    private CancellationScope? _run;
    private EarningsChoices? _choices;
    private ModelManifest? _manifest;
    private PageScript? _script;
    private long _changed;
    private bool _busy;
    private string? _unavailable;
    private string? _failure;
    private string _announcement = "";

    private EarningsPageState State { get; } = session.Get<EarningsPageState>();

    private EarningsQuery Query => State.Query;

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; answering is left to the circuit, or every visit would ask twice.
        if (!RendererInfo.IsInteractive)
        {
            _busy = navigation.Uri.Contains("field=", StringComparison.Ordinal);
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
        _choices = new(await service.CatalogueAsync(_gone.Token));
        _manifest = await service.ManifestAsync(_gone.Token);
        await ReadAddressAsync();
    });

    private async Task ReadAddressAsync()
    {
        if (_choices is null)
            return;
        var (query, problems) = EarningsQuery.Parse(navigation.Uri, _choices);
        var uri = query.ToUri();
        if (State.Uri is not null && problems.Count == 0 && uri == EarningsQuery.Path)
        {
            // Back from another page by its plain link: the form is as it was left, and so becomes the address.
            if (State.Uri != EarningsQuery.Path)
                navigation.NavigateTo(State.Uri, replace: true);
            return;
        }

        if (uri == State.Uri)
        {
            if (problems.Count > 0)
                State.Problems = problems;
            return;
        }

        (State.Query, State.Problems, State.Uri) = (query, problems, uri);
        await AnswerAsync();
    }

    private Task FillAsync(College college)
    {
        State.College = college;
        return ChangeAsync(Query with { Programme = college.Fill(Query.Programme) });
    }

    private async Task ChangeAsync(EarningsQuery query)
    {
        bool single = _changed == 0 || clock.GetElapsedTime(_changed) > Pause;
        _changed = clock.GetTimestamp();
        (State.Query, State.Problems) = (query, []);
        if (query.ToUri() is var uri && uri != State.Uri)
        {
            State.Uri = uri;
            // Not waited for: the answer doesn't depend on it.
            _ = Script.SetAddressAsync(uri, push: false).ReportTo(DispatchExceptionAsync);
        }

        await AnswerAsync(single ? TimeSpan.Zero : Debounce);
    }

    private Task AnswerAsync() => AnswerAsync(TimeSpan.Zero);

    private async Task AnswerAsync(TimeSpan wait)
    {
        _run?.Dispose();
        var run = _run = new(_gone.Token);
        var token = run.Token;
        _failure = null;
        if (Query.Programme.Field is null)
        {
            (_busy, _announcement) = (false, "");
            State.Keep(null);
            return;
        }

        _busy = true;
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, token);
            var query = Query;
            var answer = await service.PredictAsync(new([query.Programme.ToRow(), .. query.Kept.Select(kept => kept.ToRow())], query.Model), token);
            var curve = await service.CurveAsync(query.Programme.ToRow(), query.Model, query.Curve, token);
            if (run != _run)
                return;
            State.Keep(new(query, answer, curve));
            _announcement = $"Prediction: {UsdText.Rounded(answer.Predictions[0].EarningsUsd)} a year";
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The form has changed again, or the person has left.
        }
        catch (InferenceBusyException busy)
        {
            Fail(run, $"Many people are asking at the moment. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.");
        }
        catch (ModelUnavailableException problem)
        {
            Fail(run, $"The predictor is not available at the moment: {problem.Reason}");
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
        if (new Uri(moved.Location).AbsolutePath.Equals(EarningsQuery.Path, StringComparison.OrdinalIgnoreCase))
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
