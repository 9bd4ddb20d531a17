using Dapper;
using Microsoft.Extensions.Options;
using RecApp.CommandLine;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Pairs;

public sealed class MovieBatchCommandTests : IDisposable
{
    private const int Films = 3000;

    private readonly TemporaryFolder _folder = new();
    private readonly PairDatabase _database;
    private readonly PairStore _store;

    public MovieBatchCommandTests()
    {
        _database = new(Options.Create(new StorageOptions { Path = _folder.Combine("data") }), TimeProvider.System);
        _store = new(_database, TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Command => ["batch", "movies", "--models", _folder.Combine("models"), "--storage", _folder.Combine("data")];

    [Fact]
    public async Task Kill_InTheMiddleOfABatch_LeavesThePublishedOneAndTheNextRunGoesOn()
    {
        PairWorld.Write(_folder.Combine("models"), Films);
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--top", "5"]));
        string old = _store.Published()!.Batch.Version;

        await using (var process = ApplicationProcess.Start([.. Command, "--top", "300", "--workers", "1"]))
        {
            while (Rows().Count < 5 && !process.Process.HasExited)
                await Task.Delay(2, Cancellation);
            process.Process.Kill(entireProcessTree: true);
            await process.Process.WaitForExitAsync(Cancellation);
        }
        var before = Rows();
        Assert.InRange(before.Count, 5, 298);
        Assert.Equal(old, _store.Published()!.Batch.Version);

        // The lock went with its process.
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--top", "300"]));
        var after = Rows();
        Assert.Equal(299, after.Count);
        // A row that is there is not computed again: it would have got another number.
        Assert.All(before, row => Assert.Equal(row.Value, after[row.Key]));
        Assert.Equal(300, _store.Published()!.Batch.Settings.Top);
        using var connection = _database.Database.Open();
        Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
    }

    [Fact]
    public async Task RunAsync_RollBackAndDrop_KeepsWhatIsPublished()
    {
        PairWorld.Write(_folder.Combine("models"), 40);
        Assert.Equal(1, await RecAppCommands.RunAsync([.. Command, "--rollback"]));
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--top", "5"]));
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--top", "6", "--take", "3"]));
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--rollback"]));
        Assert.Equal(5, _store.Published()!.Batch.Settings.Top);
        Assert.Equal(0, await RecAppCommands.RunAsync([.. Command, "--drop-older-than", "0"]));
        Assert.Equal(5, Assert.Single(_store.List()).Settings.Top);
    }

    [Theory]
    [InlineData("--top", "1")]
    [InlineData("--top", "many")]
    [InlineData("--take", "0")]
    [InlineData("--workers", "0")]
    [InlineData("--drop-older-than", "-1")]
    [InlineData("--rollback", "--drop-older-than", "3")]
    public async Task RunAsync_WrongArguments_FailsAndWritesNothing(params string[] arguments)
    {
        PairWorld.Write(_folder.Combine("models"), 40);
        Assert.NotEqual(0, await RecAppCommands.RunAsync([.. Command, .. arguments]));
        Assert.Empty(_store.List());
    }

    [Fact]
    public async Task RunAsync_NoModel_FailsWithoutAStackTrace() => Assert.Equal(1, await RecAppCommands.RunAsync(Command));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>The rows of the newest batch by their place, with the number the database gave them.</summary>
    private Dictionary<int, long> Rows()
    {
        using var connection = _database.Database.Open();
        return connection.Query("select first, rowid as number from pair_answers where batch = (select max(id) from pair_batches where top = 300)")
            .ToDictionary(row => (int)(long)row.first, row => (long)row.number);
    }
}
