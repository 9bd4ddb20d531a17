using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plotly.Blazor;

namespace RecApp.Charts;

/// <summary>The one way to a chart: theme, table view, summary, zoom, full screen, PNG and encoded labels come with it. It is drawn when it comes into view.</summary>
public sealed partial class Chart(IJSRuntime js, ILogger<Chart> logger) : ComponentBase, IAsyncDisposable
{
    private const int LongestReason = 200;

    private ElementReference _element;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private DotNetObjectReference<Chart>? _self;
    private ChartFigure? _sent;
    private Guid[] _traces = [];
    private Guid? _layout;
    private bool _sending;
    private bool _failed;
    private bool _showTable;
    private bool _disposed;

    [Parameter, EditorRequired]
    public required ChartFigure Figure { get; set; }

    /// <summary>Name and version of the model behind the chart, which pictures of it carry.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>A point that stands for something was clicked: what <see cref="ChartClick.IdAt"/> gives.</summary>
    [Parameter]
    public EventCallback<string> OnPointClick { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private bool ShowsTable => _failed || _showTable;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What is rendered while a figure is on its way is caught up with afterwards: figures must reach the browser in order.
        if (_sending || _failed || _disposed)
            return;
        _sending = true;
        try
        {
            while (!_disposed && TakeChange() is { } figure)
                await SendAsync(figure);
        }
        catch (Exception problem) when (problem is JSException || (problem is OperationCanceledException && !_disposed))
        {
            Fail(problem, "the browser did not take the figure");
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone; nobody sees the chart.
        }
        finally
        {
            _sending = false;
        }
    }

    /// <summary>The figure as the browser takes it; null when it has that already.</summary>
    private string? TakeChange()
    {
        if (ReferenceEquals(Figure, _sent))
            return null;
        string layout = ChartJson.Write(Figure.Layout);
        var (former, known) = (_sent?.Traces ?? [], _traces);
        // A trace that the browser has already goes as null: the hundreds of points of a map cross the wire once.
        bool changed = Fingerprint(layout) != _layout || Figure.Traces.Count != known.Length;
        var sent = new string[Figure.Traces.Count];
        _traces = new Guid[sent.Length];
        for (int i = 0; i < sent.Length; i++)
        {
            bool same = i < known.Length && ReferenceEquals(Figure.Traces[i], former[i]);
            string? text = same ? null : ChartJson.Write(Figure.Traces[i]);
            _traces[i] = text is null ? known[i] : Fingerprint(text);
            same = i < known.Length && _traces[i] == known[i];
            sent[i] = same ? "null" : text!;
            changed |= !same;
        }
        (_sent, _layout) = (Figure, Fingerprint(layout));
        return changed ? $"{{\"traces\":[{string.Join(',', sent)}],\"layout\":{layout}}}" : null;
    }

    // Kept for every chart of every circuit, where the text itself would be as much as the rest of the page.
    private static Guid Fingerprint(string text) => new(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 16));

    private async Task SendAsync(string figure)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Charts/Chart.razor.js"]);
        _self ??= DotNetObjectReference.Create(this);
        _chart ??= await _module.InvokeAsync<IJSObjectReference>("create", _element, Assets["lib/plotly-basic.min.js"], _self, OnPointClick.HasDelegate && Figure.Click is not null);
        await _chart.InvokeVoidAsync("draw", figure);
    }

    private void Fail(Exception? problem, string reason)
    {
        logger.LogWarning(problem, "A chart could not be drawn: {Reason}", reason);
        (_failed, _sent, _traces, _layout) = (true, null, [], null);
        StateHasChanged();
    }

    private void Switch()
    {
        if (_failed)
            _failed = false;
        else
            _showTable = !_showTable;
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task DrawingFailedAsync(string? reason) => InvokeAsync(() =>
    {
        if (!_disposed && !_failed)
            Fail(null, reason is { Length: > LongestReason } ? reason[..LongestReason] : reason ?? "no reason given");
    });

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task PointClickedAsync(int trace, int index) =>
        trace >= 0 && trace < Figure.Traces.Count && index >= 0 && index < ChartSeries.Of(Figure.Traces[trace]).X.Count && Figure.Click?.IdAt(new(trace, index)) is { } id
            ? InvokeAsync(() => OnPointClick.InvokeAsync(id))
            : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        try
        {
            if (_chart is not null)
            {
                await _chart.InvokeVoidAsync("dispose");
                await _chart.DisposeAsync();
            }
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException or JSException)
        {
            // The page is gone and its chart with it.
        }
        _self?.Dispose();
    }
}
