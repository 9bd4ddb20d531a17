using System.Text.Json;
using RecApp.Benchmarks.Circuits.Wire;

namespace RecApp.Benchmarks.Circuits;

/// <summary>Answers what the server asks of the browser's script: modules and objects get a number, a text under review is streamed, the rest is done at once.</summary>
internal sealed class BrowserScript(Uri origin)
{
    private const int ObjectReference = 1;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _moveAsked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastObject;
    private byte[] _streamed = [];

    /// <summary>Where the browser is.</summary>
    public Uri Address { get; set; } = origin;

    /// <summary>Completes when the server has said where events go.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes when the server is about to stop and asks the tab to move on.</summary>
    public Task MoveAsked => _moveAsked.Task;

    /// <summary>Number of the .NET object that takes events.</summary>
    public long Renderer { get; private set; }

    /// <summary>Number of the .NET object that takes what is typed into the review; null while there is none.</summary>
    public long? Review { get; private set; }

    /// <summary>Keeps a text for the server to fetch and gives the reference to hand over.</summary>
    public object Stream(byte[] content)
    {
        _streamed = content;
        return new Dictionary<string, int> { ["__jsObjectId"] = ++_lastObject, ["__jsStreamReferenceLength"] = content.Length };
    }

    /// <summary>Handles JS.BeginInvokeJS: number of the call, function, its arguments as JSON, kind of result, object.</summary>
    public async Task AnswerAsync(HubConnection hub, object?[] call)
    {
        var (id, function, arguments) = ((long)call[0]!, (string)call[1]!, call[2] as string ?? "[]");
        var result = (long)call[3]! == ObjectReference ? $"{{\"__jsObjectId\":{++_lastObject}}}" : "null";
        switch (function)
        {
            case "Blazor._internal.attachWebRendererInterop":
                Renderer = DotNetObject(arguments) ?? throw new InvalidDataException("The renderer has no object.");
                _ready.TrySetResult();
                break;
            case "Blazor._internal.navigationManager.navigateTo":
                Address = new Uri(Address, First(arguments).GetString());
                await hub.SendAsync("OnLocationChanged", Address.AbsoluteUri, null, false);
                break;
            case "setAddress":
                Address = new Uri(Address, First(arguments).GetString());
                break;
            case "recappLine.move":
                _moveAsked.TrySetResult();
                break;
            case "recappTheme.get":
                result = "\"system\"";
                break;
            case "recappLibrary.change":
                result = "true";
                break;
            case "watch":
                Review = DotNetObject(arguments);
                break;
            case "Blazor._internal.sendJSDataStream":
                _ = SendStreamAsync(hub, arguments);
                break;
        }

        if (id != 0)
            await hub.SendAsync("EndInvokeJSFromDotNet", id, true, $"[{id},true,{result}]");
    }

    private async Task SendStreamAsync(HubConnection hub, string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var (stream, size) = (document.RootElement[1].GetInt64(), document.RootElement[2].GetInt32());
        foreach (var (index, chunk) in _streamed.Chunk(size).Index())
            await hub.SendAsync("ReceiveJSDataChunk", stream, (long)index, chunk, null);
    }

    private static JsonElement First(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        return document.RootElement[0].Clone();
    }

    private static long? DotNetObject(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        foreach (var argument in document.RootElement.EnumerateArray())
            if (argument.ValueKind == JsonValueKind.Object && argument.TryGetProperty("__dotNetObject", out var number))
                return number.GetInt64();
        return null;
    }
}
