using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Serving;
using RecApp.Session;
using RecApp.Validation;

namespace RecApp.Features.Regression.Page;

/// <summary>The regression's page: keeps form, address and answer together. Every change is answered at once.</summary>
public sealed partial class RegressionPage(
    RegressionService service, SessionState session, NavigationManager navigation, TimeProvider clock, IJSRuntime js) : ComponentBase, IAsyncDisposable
{
    // A slider reports every pixel; the answer waits until it rests for this long.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(40);

    private static readonly Dictionary<string, string> VariantNames = new() { [RegressionService.Variant] = "Least squares" };

    private readonly CancellationScope _gone = new();
    private int _change;
    private RegressionFacts? _facts;
    private PageScript? _script;
    private string? _unavailable;
    private string? _failure;
    private string _announcement = "";

    private RegressionPageState State { get; } = session.Get<RegressionPageState>();

    private PageScript Script => _script ??= new(js, "./" + Assets["js/page.js"]);

    private string CurrentUri => State.Form.ToQuery(State.Own).ToUri();

    private string OwnUri => State.Form.ToQuery(own: true).ToUri();

    // The plain path means "as it was left", so the way back from one's own table has to say more.
    private string ModelUri => State.Form.ToQuery(own: false).ToUri() is var uri && uri == RegressionQuery.Path ? $"{uri}?view=model" : uri;

    protected override async Task OnInitializedAsync()
    {
        // The first pass only makes the HTML; answering is left to the circuit, or every visit would ask twice.
        if (!RendererInfo.IsInteractive)
        {
            State.Own = RegressionQuery.Parse(navigation.Uri).Query.Own;
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
        if (_script is not null)
            await _script.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _unavailable = null;
        State.Own = RegressionQuery.Parse(navigation.Uri).Query.Own;
        try
        {
            _facts = await service.FactsAsync(_gone.Token);
            await ReadAddressAsync();
        }
        catch (ModelUnavailableException problem)
        {
            _unavailable = problem.Reason;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The person left before the model was loaded.
        }
    }

    private async Task ReadAddressAsync()
    {
        var (query, problems) = RegressionQuery.Parse(navigation.Uri);
        State.Own = query.Own;
        if (_facts is null)
            return;
        bool isPlain = navigation.ToBaseRelativePath(navigation.Uri) == RegressionQuery.Path.TrimStart('/');
        if (isPlain && State.Uri is not null)
        {
            // Back from another page by its plain link: the form is as it was left, and so becomes the address.
            // A number typed right before leaving is in the form, but was not yet answered and so not in the address.
            State.Own = State.Uri.Contains("view=own", StringComparison.Ordinal);
            State.Uri = CurrentUri;
            await Script.SetAddressAsync(State.Uri, push: false);
            return;
        }
        State.Problems = problems;
        if (query.ToUri() != State.Uri || State.Prediction is null)
        {
            State.Form.Fill(query, _facts.Variables);
            State.Uri = CurrentUri;
            await PredictAsync();
        }
    }

    private async Task ChangeAsync(int variable, string text)
    {
        State.Form.Texts[variable] = text;
        State.Problems = [];
        int change = ++_change;
        try
        {
            await Task.Delay(Rest, clock, _gone.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (change != _change)
            return;
        if (CurrentUri != State.Uri)
        {
            State.Uri = CurrentUri;
            await Script.SetAddressAsync(State.Uri, push: false);
        }
        await PredictAsync();
    }

    private async Task PredictAsync()
    {
        if (_gone.IsCancellationRequested || State.Form.Values is not { } values)
            return;
        int change = ++_change;
        try
        {
            var answer = await service.PredictAsync(new([RegressionRow.Of(values)]), _gone.Token);
            if (change != _change)
                return;
            State.Keep(answer, values);
            _failure = null;
            _announcement = $"Predicted output {NumberFormat.Short(answer.Predictions[0].Output)}";
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The person has left.
        }
        catch (InferenceBusyException busy)
        {
            _failure = $"Many people are asking at the moment. Try again in {Math.Ceiling(busy.RetryAfter.TotalSeconds):N0} seconds.";
        }
        catch (ModelUnavailableException problem)
        {
            _failure = $"The model is not available at the moment: {problem.Reason}";
        }
        catch (InvalidRequestException invalid)
        {
            _failure = string.Join(" ", invalid.Errors.SelectMany(error => error.Value));
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.Equals(RegressionQuery.Path, StringComparison.OrdinalIgnoreCase))
            _ = InvokeAsync(async () =>
            {
                await ReadAddressAsync();
                StateHasChanged();
            }).ReportTo(DispatchExceptionAsync);
    }
}
