using RecApp.Admission;
using RecApp.Session.Snapshots;

namespace RecApp.Session;

/// <summary>What the pages of one browser tab remember and hold.</summary>
internal sealed class TabSession
{
    public TabSession(UploadBudget budget, Action makeRoom)
    {
        Uploads = new(budget, makeRoom);
        State = new(Uploads);
    }

    public SessionState State { get; }

    public SessionUploads Uploads { get; }

    /// <summary>What was written down of it last.</summary>
    public WrittenSession Written { get; } = new();
}

/// <summary>The tab's session for as long as a circuit or the rendering of a page lasts.</summary>
internal sealed class TabSessionLease : IDisposable
{
    private readonly TabSessions _sessions;
    private readonly string? _tab = TabName.Current;

    public TabSessionLease(TabSessions sessions) => (_sessions, Session) = (sessions, sessions.Open(_tab));

    public TabSession Session { get; }

    /// <summary>The tab where this is its session; null where it has no name, or another circuit of that name has its session.</summary>
    public string? Tab => _sessions.Has(_tab, Session) ? _tab : null;

    public void Dispose() => _sessions.Close(_tab, Session);
}
