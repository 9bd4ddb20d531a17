using Microsoft.Extensions.Options;
using RecApp.Admission;

namespace RecApp.Session;

/// <summary>
/// Carries what a tab's pages remember over a reload, which ends one circuit and begins the next: what is left behind goes to the next
/// circuit of the same tab, or ends after a while. What is in use is nobody else's: a tab that was duplicated begins anew. Safe for
/// concurrent use.
/// </summary>
internal sealed class TabSessions(UploadBudget budget, IOptions<SessionOptions> options, TimeProvider clock)
{
    // A reload asks for the page and its scripts in between; this is for a server that is slow to end the circuit before.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>What the tab left behind; a new one where that is nothing, is in use, or the tab has no name.</summary>
    public TabSession Open(string? tab)
    {
        lock (_lock)
        {
            if (tab is null)
                return New();
            if (!_kept.TryGetValue(tab, out var kept))
                _kept[tab] = kept = new(New());
            else if (kept.IsUsed)
                return New();
            kept.Use();
            return kept.Session;
        }
    }

    /// <summary>Whether this is the session of the tab.</summary>
    public bool Has(string? tab, TabSession session)
    {
        lock (_lock)
            return tab is not null && _kept.GetValueOrDefault(tab)?.Session == session;
    }

    /// <summary>Every tab that has a session here, in use or left behind.</summary>
    public IReadOnlyList<(string Tab, TabSession Session)> All()
    {
        lock (_lock)
            return [.. _kept.Select(one => (one.Key, one.Value.Session))];
    }

    /// <summary>Whether a circuit has the tab's session.</summary>
    public bool IsUsed(string tab)
    {
        lock (_lock)
            return _kept.GetValueOrDefault(tab) is { IsUsed: true };
    }

    /// <summary>Leaves behind what was written down of the tab, unless what is here is in use or as new.</summary>
    /// <param name="tab">Its name.</param>
    /// <param name="stamp">Of what was written.</param>
    /// <param name="read">Fills a session with it.</param>
    public void Restore(string tab, long stamp, Action<TabSession> read)
    {
        var restored = New();
        read(restored);
        TabSession? before;
        lock (_lock)
        {
            if (_kept.TryGetValue(tab, out var kept) && (kept.IsUsed || kept.Session.Written.Stamp >= stamp))
                before = restored;
            else
            {
                before = kept is null ? null : Remove(tab);
                _kept[tab] = kept = new(restored);
                Leave(tab, kept);
            }
        }

        before?.Uploads.End();
    }

    /// <summary>Leaves a session behind, for the time that the settings give it.</summary>
    public void Close(string? tab, TabSession session)
    {
        List<TabSession> ended = [];
        lock (_lock)
        {
            var kept = tab is null ? null : _kept.GetValueOrDefault(tab);
            if (kept?.Session != session)
            {
                ended.Add(session);
            }
            else if (session.State.IsSuspect)
            {
                ended.Add(Remove(tab!));
            }
            else
            {
                Leave(tab!, kept);
                ended = TakeLeft(options.Value.MostLeft);
            }
        }

        ended.ForEach(one => one.Uploads.End());
    }

    /// <summary>Waits a moment for the tab's session where a circuit still has it.</summary>
    public async Task WaitAsync(string tab, CancellationToken cancellationToken)
    {
        Task? left;
        lock (_lock)
            left = _kept.GetValueOrDefault(tab)?.Left;
        if (left is null)
            return;
        try
        {
            await left.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The tab was duplicated.
        }
    }

    /// <summary>Ends all that is left behind, for who needs the memory now.</summary>
    private void MakeRoom()
    {
        List<TabSession> ended;
        lock (_lock)
            ended = TakeLeft(0);
        ended.ForEach(one => one.Uploads.End());
    }

    private void Leave(string tab, Kept kept)
    {
        var session = kept.Session;
        kept.Leave(clock.GetTimestamp(), clock.CreateTimer(_ => End(tab, session), null, TimeSpan.FromSeconds(options.Value.ReloadSeconds), Timeout.InfiniteTimeSpan));
    }

    private TabSession New() => new(budget, MakeRoom);

    private void End(string tab, TabSession session)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(tab, out var kept) || kept.Session != session || kept.IsUsed)
                return;
            Remove(tab);
        }

        session.Uploads.End();
    }

    // The oldest go first.
    private List<TabSession> TakeLeft(int most)
    {
        string[] left = [.. _kept.Where(one => !one.Value.IsUsed).OrderBy(one => one.Value.LeftAt).Select(one => one.Key)];
        return [.. left.Take(Math.Max(0, left.Length - most)).Select(Remove)];
    }

    private TabSession Remove(string tab)
    {
        _kept.Remove(tab, out var kept);
        kept!.Let();
        return kept.Session;
    }

    private sealed class Kept(TabSession session)
    {
        private TaskCompletionSource? _left;
        private ITimer? _end;

        public TabSession Session { get; } = session;

        public bool IsUsed => _left is not null;

        public Task? Left => _left?.Task;

        public long LeftAt { get; private set; }

        public void Use()
        {
            Let();
            _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public void Leave(long at, ITimer end)
        {
            Let();
            (_end, LeftAt) = (end, at);
        }

        /// <summary>Ends the use and the wait for it, or the time that it was left for.</summary>
        public void Let()
        {
            _left?.SetResult();
            _end?.Dispose();
            (_left, _end) = (null, null);
        }
    }
}
