using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecApp.Storage;

namespace RecApp.Tests.Storage;

public class StorageHealthCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task CheckHealth_AHundredAtOnceAndSoonAfter_WriteOnce(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        await CountWritesAsync(storage, engine);
        var check = new StorageHealthCheck(storage.Queue, storage.Clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => AskAsync(check), Cancellation)));
        Assert.All(answers, answer => Assert.Equal(HealthStatus.Healthy, answer.Status));
        storage.Clock.Advance(TimeSpan.FromSeconds(4.9));
        await AskAsync(check);
        Assert.Equal(1, await storage.CountAsync("writes"));
        storage.Clock.Advance(TimeSpan.FromSeconds(.2));
        await AskAsync(check);
        Assert.Equal(2, await storage.CountAsync("writes"));
    }

    [Theory, Engines]
    public async Task CheckHealth_FirstCallerLeaves_TheOthersAreAnswered(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        var check = new StorageHealthCheck(storage.Queue, storage.Clock);
        using var impatient = new CancellationTokenSource();
        var first = check.CheckHealthAsync(new(), impatient.Token);
        var second = AskAsync(check);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await storage.Queue.StartAsync(Cancellation);
        Assert.Equal(HealthStatus.Healthy, (await second).Status);
    }

    private static Task<HealthCheckResult> AskAsync(StorageHealthCheck check) => check.CheckHealthAsync(new(), Cancellation);

    // The row is overwritten each time: a trigger sees how often.
    private static Task CountWritesAsync(TestStorage storage, StorageEngine engine) => storage.Database.ReadAsync(connection => connection.Execute(engine == StorageEngine.Sqlite
        ? """
          create table writes (id integer primary key);
          create trigger first_write after insert on write_checks begin insert into writes (id) values (null); end;
          create trigger next_write after update on write_checks begin insert into writes (id) values (null); end;
          """
        : """
          create table writes (id bigint generated always as identity);
          create function count_write() returns trigger language plpgsql as $$ begin insert into writes default values; return new; end $$;
          create trigger each_write after insert or update on write_checks for each row execute function count_write();
          """));
}
