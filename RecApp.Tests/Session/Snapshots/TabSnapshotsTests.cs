using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Admission;
using RecApp.Features.Regression.Page;
using RecApp.Session;
using RecApp.Session.Snapshots;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Session.Snapshots;

/// <summary>Several processes one after the other over one folder.</summary>
public sealed class TabSnapshotsTests : IDisposable
{
    private const string Tab = "0123456789abcdef0123456789abcdef";

    private static readonly byte[] Table = Encoding.UTF8.GetBytes("size,price\n1,2\n2,3\n");

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly SessionOptions _options = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Session_OfAProcessThatHasEnded_IsGoneOnWithInTheNext()
    {
        await LeaveAsync(Start());
        var second = Start();
        var moved = await OpenAsync(second);
        Assert.Equal(Table, moved.State.Get<RegressionPageState>().OwnTable.Upload.Content.ToArray());
        moved.State.Get<RegressionPageState>().Own = true;
        await second.Snapshots.SaveAsync(Tab, moved);

        var third = (await OpenAsync(Start())).State.Get<RegressionPageState>();

        Assert.True(third.Own);
        Assert.Equal(("homes.csv", Table.Length), (third.OwnTable.Upload.FileName, third.OwnTable.Upload.Content.Length));
        Assert.Equal(2, Directory.GetFiles(_folder.Combine("tabs")).Length);
    }

    [Fact]
    public async Task File_OfAMovedSession_CountsForItsVisitor()
    {
        await LeaveAsync(Start());
        var next = Start();

        (await OpenAsync(next)).State.Get<RegressionPageState>();

        Assert.Equal(Table.Length, next.Budget.Held);
    }

    [Fact]
    public async Task File_BeyondTheLimit_StaysBehindAndNothingElse()
    {
        _options.SnapshotMegabytes = 0;
        await LeaveAsync(Start());

        var moved = (await OpenAsync(Start())).State.Get<RegressionPageState>();

        Assert.Equal(("", true), (moved.OwnTable.Upload.FileName, moved.Own));
    }

    [Fact]
    public async Task Snapshot_OlderThanItsTime_IsDeleted()
    {
        await LeaveAsync(Start());
        _clock.Advance(TimeSpan.FromMinutes(_options.SnapshotMinutes + 1));

        Assert.False((await OpenAsync(Start())).State.Get<RegressionPageState>().Own);
        Assert.Empty(Directory.GetFiles(_folder.Combine("tabs")));
    }

    [Fact]
    public async Task Session_ThatAPageFailedWith_IsNotRestored()
    {
        var first = Start();
        var session = await LeaveAsync(first);
        session.State.IsSuspect = true;
        await first.Snapshots.SaveAsync(Tab, session);

        Assert.False((await OpenAsync(Start())).State.Get<RegressionPageState>().Own);
    }

    [Fact]
    public async Task Snapshot_OfAnotherKeyRingOrDamaged_IsAsNone()
    {
        await LeaveAsync(Start());
        string file = Directory.GetFiles(_folder.Combine("tabs")).MinBy(path => path.Length)!;
        await File.WriteAllBytesAsync(file, [.. (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..^1], 0], TestContext.Current.CancellationToken);

        Assert.False((await OpenAsync(Start())).State.Get<RegressionPageState>().Own);
    }

    private static async Task<TabSession> LeaveAsync((TabSessions Sessions, TabSnapshots Snapshots, UploadBudget Budget) process)
    {
        var session = process.Sessions.Open(Tab);
        var page = session.State.Get<RegressionPageState>();
        page.Own = true;
        page.OwnTable.Upload.Take("homes.csv", Table);
        await process.Snapshots.SaveAsync(Tab, session);
        return session;
    }

    private static async Task<TabSession> OpenAsync((TabSessions Sessions, TabSnapshots Snapshots, UploadBudget Budget) process)
    {
        await process.Snapshots.RestoreAsync(Tab);
        return process.Sessions.Open(Tab);
    }

    private (TabSessions Sessions, TabSnapshots Snapshots, UploadBudget Budget) Start()
    {
        UploadBudget budget = new(Options.Create(new UploadOptions()));
        TabSessions sessions = new(budget, Options.Create(_options), _clock);
        FileSnapshots files = new(Options.Create(new StorageOptions { Path = _folder.Location }), Options.Create(_options), _clock);
        return (sessions, new(files, sessions, _keys, Options.Create(_options), _clock, NullLogger<TabSnapshots>.Instance), budget);
    }
}
