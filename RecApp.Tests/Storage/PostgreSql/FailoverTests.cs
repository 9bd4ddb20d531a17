using Dapper;
using Npgsql;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.PostgreSql;

/// <summary>Two servers of a test's own, one of which takes over from the other.</summary>
public sealed class FailoverTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_StandbyTakesOverFromAKilledServer_GoesOnThereWithAllThatWasAcknowledged()
    {
        _ = PostgreSqlServer.Shared;
        using PostgreSqlServer primary = new();
        primary.Start();
        string schema = primary.NewSchema();
        using var standby = primary.StartStandby();
        await using var storage = await TestStorage.StartAsync(options => options.ConnectionString = new NpgsqlConnectionStringBuilder(schema)
        {
            // The one that does not write comes first.
            Host = $"127.0.0.1:{standby.Port},127.0.0.1:{primary.Port}",
        }.ConnectionString);
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        List<string> acknowledged = [];
        for (int i = 0; i < 50; i++)
            acknowledged.Add(await AddAsync());

        primary.Kill();
        await Assert.ThrowsAsync<StorageUnavailableException>(AddAsync);
        storage.Log.Record("words", "1", "waits");
        standby.Promote();
        using CancellationTokenSource patience = new(Patience);
        while (storage.Queue.Failure is not null)
        {
            patience.Token.ThrowIfCancellationRequested();
            try
            {
                acknowledged.Add(await AddAsync());
            }
            catch (StorageUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
            }
        }
        storage.Clock.Advance(TimeSpan.FromSeconds(2));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        await using NpgsqlConnection left = new(new NpgsqlConnectionStringBuilder(schema) { Port = standby.Port }.ConnectionString);
        Assert.Equal(acknowledged.Order(), (await left.QueryAsync<string>("select id from feedback")).Order());
        Assert.Equal(2, await left.ExecuteScalarAsync<long>("select count(*) from predictions"));

        async Task<string> AddAsync()
        {
            var entry = storage.Entry();
            await storage.Feedback.AddAsync(entry, prediction, Cancellation);
            return entry.Id.ToString();
        }
    }
}
