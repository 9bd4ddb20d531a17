namespace RecApp.Benchmarks.Circuits;

/// <summary>A tab with a text in one field, which it wants to find again wherever it goes on.</summary>
internal sealed class MovingTab : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(200);

    private readonly string _name;
    private readonly string _path;
    private readonly string _field;
    private readonly string _text;
    private CircuitTab _tab;

    private MovingTab(CircuitTab tab, string name, string path, string field, string text) => (_tab, _name, _path, _field, _text) = (tab, name, path, field, text);

    /// <summary>Opens a page and types the text.</summary>
    public static async Task<MovingTab> OpenAsync(HttpClient client, string path, string field, string text)
    {
        string name = Guid.CreateVersion7().ToString("N");
        var (tab, _) = await CircuitTab.OpenAsync(client, path, name: name);
        await tab.RaiseAsync(tab.Page.Find(node => node["id"] == field).Single(), "input", text);
        return new(tab, name, path, field, text);
    }

    /// <summary>
    /// Waits until the server asks for it, pauses, and resumes at another one; where the line breaks before, as in <see cref="ReloadAsync"/>.
    /// </summary>
    public async Task<Arrival> MoveAsync(HttpClient other)
    {
        if (await Task.WhenAny(_tab.MoveAsked, _tab.Ended) == _tab.Ended || await PauseAsync() is not { } paused)
            return await ReloadAsync(other);
        await _tab.DisposeAsync();
        _tab = await RetryAsync(() => CircuitTab.ResumeAsync(other, _tab, paused, _name));
        return await FindAsync() ? Arrival.Resumed : Arrival.Lost;
    }

    /// <summary>Once its line is broken, asks another server for its circuit, which knows none, and loads the page anew.</summary>
    public async Task<Arrival> ReloadAsync(HttpClient other)
    {
        await _tab.Ended;
        await _tab.DisposeAsync();
        if (await RetryAsync(() => CircuitTab.ReconnectAsync(other, _tab.Circuit)))
            return Arrival.Lost;
        (_tab, _) = await RetryAsync(() => CircuitTab.OpenAsync(other, _path, name: _name, rest: false));
        return await FindAsync() ? Arrival.Reloaded : Arrival.Lost;
    }

    public ValueTask DisposeAsync() => _tab.DisposeAsync();

    // Null where the line broke meanwhile.
    private async Task<(string Components, string State)?> PauseAsync()
    {
        try
        {
            return await _tab.PauseAsync();
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            return null;
        }
    }

    private async Task<bool> FindAsync()
    {
        while (!_tab.Ended.IsCompleted)
        {
            if (_tab.Page.Find(node => node["id"] == _field) is [var field] && field["value"] == _text)
                return true;
            await Task.Delay(Look);
        }
        return false;
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception problem) when (problem is HttpRequestException or System.Net.WebSockets.WebSocketException)
            {
                await Task.Delay(Retry);
            }
        }
    }
}
