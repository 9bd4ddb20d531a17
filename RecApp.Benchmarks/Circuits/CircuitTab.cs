using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using RecApp.Benchmarks.Circuits.Rendering;
using RecApp.Benchmarks.Circuits.Wire;

namespace RecApp.Benchmarks.Circuits;

/// <summary>A tab of a browser without the browser: a page, its circuit over a WebSocket, and the events that people cause.</summary>
internal sealed class CircuitTab : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient _client;
    private readonly HubConnection _hub;
    private readonly BrowserScript _script;
    private readonly AnswerClock _clock = new();
    private readonly List<string> _errors = [];
    private readonly string _additions;
    private int _lastCall;
    private (string Components, string State) _paused = ("[]", "");

    private CircuitTab(HttpClient client, ClientWebSocket socket, string additions)
    {
        (_client, _additions) = (client, additions);
        _script = new(client.BaseAddress!);
        _hub = new(socket, HandleAsync);
    }

    /// <summary>The page as it is shown.</summary>
    public PageTree Page { get; } = new();

    /// <summary>What the address bar says.</summary>
    public Uri Address => _script.Address;

    /// <summary>Secret of the circuit, by which a browser comes back to it.</summary>
    public string Circuit { get; private set; } = "";

    /// <summary>Whether the server's text area for a review listens.</summary>
    public bool TakesReview => _script.Review is not null;

    /// <summary>Completes with the reason when the connection ends.</summary>
    public Task<string> Ended => _hub.Ended;

    /// <summary>Called for everything the server sends, with its size.</summary>
    public Action<string>? Trace { get; init; }

    /// <summary>Called after every change of the page.</summary>
    public Action? Changed { get; set; }

    /// <summary>Completes when the server asks the tab to move on.</summary>
    public Task MoveAsked => _script.MoveAsked;

    /// <summary>Opens a page in a new tab, and waits until it is alive; the answer counts from the request for the page.</summary>
    /// <param name="client">The browser.</param>
    /// <param name="path">The page.</param>
    /// <param name="trace">Called for everything the server sends.</param>
    /// <param name="name">Under which the server knows the tab again; null for none.</param>
    /// <param name="rest">Whether to wait until the page is at rest, or only for the first answer.</param>
    public static async Task<(CircuitTab Tab, Answer Answer)> OpenAsync(HttpClient client, string path, Action<string>? trace = null, string? name = null, bool rest = true)
    {
        CircuitTab? tab = null;
        var asked = Stopwatch.GetTimestamp();
        try
        {
            var markers = PageMarkers.Read(await client.GetStringAsync(path));
            tab = new CircuitTab(client, await ConnectAsync(client, name is null ? "" : $"tab={name}"), markers.Additions()) { Trace = trace };
            tab._script.Address = new Uri(client.BaseAddress!, path);
            await tab._hub.StartAsync(CancellationToken.None);
            // The script sends its components once the circuit has said where events go.
            tab.Circuit = (string?)await tab._hub.InvokeAsync("StartCircuit", client.BaseAddress!.AbsoluteUri, tab.Address.AbsoluteUri, "[]", markers.State)
                ?? throw new IOException("The server started no circuit.");
            await tab._script.Ready.WaitAsync(Patience);
            var before = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
            var answer = await tab._clock.MeasureAsync(() => tab._hub.SendAsync("UpdateRootComponents", tab._additions, markers.State), tab.Ended, isTold: true, rest);
            return (tab, new(before + answer.First, before + answer.Last));
        }
        catch
        {
            if (tab is not null)
                await tab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether the server takes the browser back to a circuit it had.</summary>
    public static async Task<bool> ReconnectAsync(HttpClient client, string circuit)
    {
        await using var hub = new HubConnection(await ConnectAsync(client), (_, _) => Task.CompletedTask);
        await hub.StartAsync(CancellationToken.None);
        return await hub.InvokeAsync("ConnectCircuit", circuit) is true;
    }

    /// <summary>Pauses the circuit, which then lives in what this returns.</summary>
    public async Task<(string Components, string State)> PauseAsync() => await _hub.InvokeAsync("PauseCircuit") is true
        ? _paused : throw new IOException("The circuit was not paused.");

    /// <summary>Goes on with a paused circuit, at any server.</summary>
    /// <exception cref="IOException">The server takes it for none.</exception>
    public static async Task<CircuitTab> ResumeAsync(HttpClient client, CircuitTab paused, (string Components, string State) state, string name)
    {
        CircuitTab tab = new(client, await ConnectAsync(client, $"tab={name}"), paused._additions);
        tab._script.Address = new Uri(client.BaseAddress!, paused.Address.PathAndQuery);
        await tab._hub.StartAsync(CancellationToken.None);
        tab.Circuit = (string?)await tab._hub.InvokeAsync("ResumeCircuit", paused.Circuit, client.BaseAddress!.AbsoluteUri, tab.Address.AbsoluteUri, state.Components, state.State)
            ?? throw new IOException($"The server resumed no circuit: {string.Join(' ', tab.TakeErrors())}");
        // Says where on the page the components stand; what they are and what they remember is in the state.
        await tab._script.Ready.WaitAsync(Patience);
        await tab._hub.SendAsync("UpdateRootComponents", tab._additions, "");
        return tab;
    }

    /// <summary>Follows a link of the application.</summary>
    public Task<Answer> FollowAsync(string path) => MeasureAsync(() =>
    {
        _script.Address = new Uri(_client.BaseAddress!, path);
        return _hub.SendAsync("OnLocationChanged", Address.AbsoluteUri, null, true);
    }, isTold: false);

    /// <summary>Raises an event such as <c>click</c> on an element.</summary>
    /// <param name="value">What an input holds now; null for events that carry none.</param>
    /// <param name="rest">Whether to wait until the page is at rest, or only for the first answer.</param>
    public Task<Answer> RaiseAsync(PageNode element, string name, object? value = null, bool rest = true)
    {
        var handler = element.Handler("on" + name) ?? throw new InvalidOperationException($"{element.Name} has no handler of {name}.");
        var field = value is null ? null : new { componentId = element.Component, fieldValue = value };
        object arguments = value is null ? new { type = name } : new { value };
        return MeasureAsync(() => CallAsync(_script.Renderer, "DispatchEventAsync", new { eventHandlerId = handler, eventName = name, eventFieldInfo = field }, arguments), rest: rest);
    }

    /// <summary>Types a review; the server fetches it as a stream.</summary>
    public Task<Answer> TypeReviewAsync(string text, bool rest = true) =>
        MeasureAsync(() => CallAsync(_script.Review!.Value, "ReceiveAsync", text.Length, true, _script.Stream(Encoding.UTF8.GetBytes(text))), rest: rest);

    /// <summary>Errors since the last call.</summary>
    public string[] TakeErrors()
    {
        lock (_errors)
        {
            string[] taken = [.. _errors];
            _errors.Clear();
            return taken;
        }
    }

    /// <summary>Tells the server that the tab closes, as pages do in browsers.</summary>
    public async Task TellAsync()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Circuit), "circuitId" } };
        using var told = await _client.PostAsync("/_blazor/disconnect", form);
        told.EnsureSuccessStatusCode();
    }

    /// <summary>Is gone; without a word before, as a browser that lost its network.</summary>
    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private static async Task<ClientWebSocket> ConnectAsync(HttpClient client, string query = "")
    {
        using var response = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null);
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("connectionToken").GetString()!;
        var socket = new ClientWebSocket();
        var address = new UriBuilder(client.BaseAddress!) { Scheme = "ws", Path = "/_blazor", Query = $"id={Uri.EscapeDataString(token)}&{query}" };
        await socket.ConnectAsync(address.Uri, client, CancellationToken.None);
        return socket;
    }

    private Task<Answer> MeasureAsync(Func<Task> send, bool isTold = true, bool rest = true) => _clock.MeasureAsync(send, Ended, isTold, rest);

    private Task CallAsync(long target, string method, params object?[] arguments) => _hub.SendAsync("BeginInvokeDotNetFromJS",
        (++_lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture), null, method, target, JsonSerializer.Serialize(arguments));

    private void Fail(string target, object?[] arguments)
    {
        lock (_errors)
            _errors.Add($"{target} {arguments[^1]}");
    }

    private Task HandleAsync(string target, object?[] arguments)
    {
        Trace?.Invoke($"{target} {string.Join(' ', arguments.Select(argument => argument is byte[] bytes ? $"[{bytes.Length} bytes]" : argument?.ToString() is { Length: > 90 } text ? text[..90] + "…" : argument?.ToString() ?? "null"))}");
        switch (target)
        {
            case "JS.RenderBatch":
                _clock.Batch();
                Page.Apply((byte[])arguments[1]!);
                Changed?.Invoke();
                return _hub.SendAsync("OnRenderCompleted", (long)arguments[0]!, null);
            case "JS.BeginInvokeJS":
                return _script.AnswerAsync(_hub, arguments);
            case "JS.EndInvokeDotNet" or "JS.EndUpdateRootComponents":
                if (arguments is [_, false, ..])
                    Fail(target, arguments);
                _clock.Done();
                break;
            case "JS.SavePersistedState":
                _paused = ((string)arguments[1]!, (string)arguments[2]!);
                break;
            case "JS.Error":
                Fail(target, arguments);
                break;
        }

        return Task.CompletedTask;
    }
}
