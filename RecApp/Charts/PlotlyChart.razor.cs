using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RecApp.Charts;

/// <summary>The one way to a chart: theme, table view, summary, PNG and encoded labels come with it. Plotly itself loads with the first chart of a page.</summary>
public sealed partial class PlotlyChart(IJSRuntime js, ILogger<PlotlyChart> logger) : ComponentBase, IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Over a slow network the library alone takes longer than a call of the browser usually may.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private ElementReference _element;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private DotNetObjectReference<PlotlyChart>? _self;
    private Guid[] _traces = [];
    private Guid? _layout;
    private bool _drawing;
    private bool _drawn;
    private bool _failed;
    private bool _showTable;
    private bool _disposed;

    /// <summary>A sentence that states what the chart shows.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartTrace> Traces { get; set; }

    [Parameter]
    public ChartLayout Layout { get; set; } = new();

    /// <summary>What a reader who doesn't see the chart needs to know.</summary>
    [Parameter]
    public string Summary { get; set; } = "";

    /// <summary>The numbers as a table; by default made out of the traces.</summary>
    [Parameter]
    public ChartTable? Table { get; set; }

    [Parameter]
    public EventCallback<ChartPoint> OnPointClick { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What is rendered while the browser still draws is caught up with afterwards: figures must reach it in order.
        if (_drawing || _failed || _disposed)
            return;
        _drawing = true;
        try
        {
            while (!_disposed && TakeChange() is { } figure)
                await DrawAsync(figure);
        }
        catch (Exception problem) when (problem is JSException || (problem is OperationCanceledException && !_disposed))
        {
            logger.LogWarning(problem, "A chart could not be drawn");
            _failed = true;
            StateHasChanged();
        }
        catch (Exception problem) when (problem is JSDisconnectedException or OperationCanceledException)
        {
            // The browser is gone; nobody sees the chart.
        }
        finally
        {
            _drawing = false;
        }
    }

    /// <summary>The figure as the browser takes it; null when it has that already.</summary>
    private string? TakeChange()
    {
        string[] traces = [.. Traces.Select(trace => JsonSerializer.Serialize(trace, Json))];
        var layout = JsonSerializer.Serialize(Layout, Json);
        var (fingerprints, former) = (traces.Select(Fingerprint).ToArray(), _traces);
        if (Fingerprint(layout) == _layout && fingerprints.SequenceEqual(former))
            return null;
        // A trace that the browser has already goes as null: the hundreds of points of a map cross the wire once.
        string[] sent = [.. traces.Select((trace, index) => index < former.Length && former[index] == fingerprints[index] ? "null" : trace)];
        (_traces, _layout) = (fingerprints, Fingerprint(layout));
        return $"{{\"traces\":[{string.Join(',', sent)}],\"layout\":{layout}}}";
    }

    // Kept for every chart of every circuit, where the text itself would be as much as the rest of the page.
    private static Guid Fingerprint(string text) => new(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())).AsSpan(0, 16));

    private async Task DrawAsync(string figure)
    {
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", Patience, "./" + Assets["Charts/PlotlyChart.razor.js"]);
        if (_chart is null)
        {
            _self = OnPointClick.HasDelegate ? DotNetObjectReference.Create(this) : null;
            _chart = await _module.InvokeAsync<IJSObjectReference>("create", Patience, _element, Assets["lib/plotly-basic.min.js"], _self);
        }
        await _chart.InvokeVoidAsync("draw", Patience, figure);
        if (!_drawn)
        {
            _drawn = true;
            StateHasChanged();
        }
    }

    /// <summary>Called by the browser.</summary>
    [JSInvokable]
    public Task PointClickedAsync(int trace, int index) =>
        trace >= 0 && trace < Traces.Count && index >= 0 && index < Traces[trace].X.Count
            ? InvokeAsync(() => OnPointClick.InvokeAsync(new(trace, index)))
            : Task.CompletedTask;

    private async Task DownloadAsync()
    {
        if (_chart is not null)
            await _chart.InvokeVoidAsync("download", Title);
    }

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
