using System.Net;

namespace RecApp.Benchmarks.Circuits;

/// <summary>One person: a browser with cookies of its own, one tab, and the patience of a human between two clicks.</summary>
internal sealed class Visitor(Uri origin, int seed, CircuitTally tally) : IDisposable
{
    private const double LeastPause = 4;
    private const double MostPause = 10;
    // One in so many moves to another page is made in a new tab, by the address, and the old tab is closed.
    private const int MovesPerTab = 8;

    private readonly Random _random = new(seed);
    private readonly CookieContainer _cookies = new();
    private HttpClient? _client;
    private CircuitTab? _tab;
    private string _page = "";

    public HttpClient Client => _client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = origin, Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The tab that is open; null for none.</summary>
    public CircuitTab? Tab => _tab;

    /// <summary>Goes from page to page and uses their forms until told to stop. The tab stays open.</summary>
    public async Task UseAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var page = PageHabits.Next(_random);
                await GoAsync(page.Path, newTab: _random.Next(MovesPerTab) == 0);
                for (var rest = _random.Next(page.Most) + 1; rest > 0 && _tab is not null; rest--)
                {
                    await PauseAsync(cancellationToken);
                    if (page.NextHabit(_random) is { } habit)
                        await DoAsync(habit.Name, () => habit.DoAsync(_tab, _random));
                }

                if (page.Habits.Length > 0 || _tab is null)
                    await PauseAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Time to stop.
        }
    }

    /// <summary>Sees every page once and does everything on it once, without pauses, so that nothing is new to the server afterwards.</summary>
    public async Task SeeAllAsync()
    {
        foreach (var page in PageHabits.All)
        {
            await GoAsync(page.Path, newTab: true);
            foreach (var habit in page.Habits)
                for (var times = 0; times < 2 && _tab is not null; times++)
                    await DoAsync(habit.Name, () => habit.DoAsync(_tab, _random));
        }

        await LeaveAsync(tell: true);
    }

    /// <summary>Goes to a page, by a link or in a new tab.</summary>
    public Task GoAsync(string path, bool newTab)
    {
        _page = path;
        return _tab is not null && !newTab ? DoAsync("link", async () => await _tab.FollowAsync(path)) : DoAsync(CircuitTally.Open, () => OpenAsync(path));
    }

    /// <summary>Does something and notes how long the answer took or what went wrong.</summary>
    public async Task DoAsync(string name, Func<Task<Answer?>> deed)
    {
        try
        {
            if (await deed() is { } answer)
                tally.Answered(_page, name, answer);
            else
                tally.NotOffered(_page, name);
        }
        catch (Exception problem)
        {
            tally.Failed(_page, $"{name}: {problem.GetType().Name} {problem.Message}");
        }

        foreach (var error in _tab?.TakeErrors() ?? [])
            tally.Failed(_page, $"{name}: {error}");
        await LookAsync();
    }

    /// <summary>Notes whether the circuit was dropped meanwhile.</summary>
    public async Task LookAsync()
    {
        if (_tab is not { Ended.IsCompleted: true } tab)
            return;
        tally.Dropped(_page, await tab.Ended);
        await tab.DisposeAsync();
        _tab = null;
    }

    /// <summary>Leaves.</summary>
    /// <param name="tell">Whether as browsers do, which tell the server; otherwise the network fails.</param>
    public async Task LeaveAsync(bool tell)
    {
        if (_tab is not { } tab)
            return;
        _tab = null;
        try
        {
            if (tell)
                await tab.TellAsync();
        }
        catch (HttpRequestException problem)
        {
            tally.Failed(_page, $"leave: {problem.Message}");
        }

        await tab.DisposeAsync();
    }

    public void Dispose() => _client?.Dispose();

    private async Task<Answer?> OpenAsync(string path)
    {
        await LeaveAsync(tell: true);
        (_tab, var answer) = await CircuitTab.OpenAsync(Client, path);
        tally.Opened();
        return answer;
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromSeconds(LeastPause + (_random.NextDouble() * (MostPause - LeastPause))), cancellationToken);
}
