using RecApp.Admission;

namespace RecApp.Session;

/// <summary>What the pages of one browser tab remember and hold.</summary>
internal sealed class TabSession(UploadBudget budget, Action makeRoom)
{
    public SessionState State { get; } = new();

    public SessionUploads Uploads { get; } = new(budget, makeRoom);
}

/// <summary>The tab's session for as long as a circuit or the rendering of a page lasts.</summary>
internal sealed class TabSessionLease : IDisposable
{
    private readonly TabSessions _sessions;
    private readonly string? _tab = TabName.Current;

    public TabSessionLease(TabSessions sessions) => (_sessions, Session) = (sessions, sessions.Open(_tab));

    public TabSession Session { get; }

    public void Dispose() => _sessions.Close(_tab, Session);
}
