using System.Net;
using Dapper;
using Npgsql;
using RecApp.Tests.Support;

namespace RecApp.Tests.Cluster;

/// <summary>What goes wrong around instances that go on: nothing that was acknowledged is lost, and one can see what is wrong.</summary>
[Collection(nameof(InstancePair))]
public sealed class BadDayTests(InstancePair pair)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RedisAndPostgreSql_GoneAtOnce_PeopleGoOnAndNothingIsLost()
    {
        await pair.MendAsync();
        int before = await CountAsync("feedback");
        string rated = await pair.First.AskAsync();
        Assert.Equal(HttpStatusCode.Created, await pair.First.RateAsync(rated));

        await pair.Redis.StopAsync();
        await Task.WhenAll(pair.ToPostgreSql(0).CutAsync(), pair.ToPostgreSql(1).CutAsync());
        List<string> first = [], second = [];
        for (int asked = 0; asked < 20; asked++)
        {
            first.Add(await pair.First.AskAsync());
            second.Add(await pair.Second.AskAsync());
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await pair.First.RateAsync(rated));
        await pair.First.WaitForRedisAsync(isThere: false);
        Assert.Contains("Feedback can't be saved", await HealthAsync(pair.First), StringComparison.Ordinal);

        pair.ToPostgreSql(0).Mend();
        pair.ToPostgreSql(1).Mend();
        await pair.Redis.StartAsync(Cancellation);
        await HealthyAsync(pair.First);
        await HealthyAsync(pair.Second);
        Assert.Equal(HttpStatusCode.Created, await pair.First.RateAsync(rated));
        Assert.Equal(before + 2, await CountAsync("feedback"));
        await pair.First.WaitForMembersAsync(2);
        await pair.Second.WaitForMembersAsync(2);
        // What was answered meanwhile is found at the instance that did not answer.
        await IsKnownAsync(pair.Second, first);
        await IsKnownAsync(pair.First, second);
    }

    [Fact]
    public async Task Redis_OneInstanceCutOff_ItsPeopleGoOnAndItsPromotionIsNotLost()
    {
        await pair.MendAsync();
        pair.ToRedis(0).FallSilent();
        await pair.First.WaitForRedisAsync(isThere: false);

        Assert.Equal(pair.Newest.Version, await pair.First.AnsweringAsync());
        Assert.Equal(HttpStatusCode.Created, await pair.First.RateAsync(await pair.First.AskAsync()));
        Assert.True((await pair.Second.LookAsync()).GetProperty("redisReachable").GetBoolean());
        using var promoted = await pair.First.PromoteAsync(pair.Old.Version);
        // It waits, unless it is the other one that writes such choices down: that reaches Redis.
        if (promoted.StatusCode == HttpStatusCode.Accepted)
            Assert.Equal([pair.Old.Version], await pair.First.WaitingAsync());
        else
            Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);

        pair.ToRedis(0).Speak();
        await pair.First.WaitForAsync(pair.Old.Version);
        await pair.Second.WaitForAsync(pair.Old.Version);
        await pair.First.WaitForMembersAsync(2);
        await pair.Second.WaitForMembersAsync(2);
        Assert.Empty(await pair.First.WaitingAsync());
    }

    [Theory]
    [InlineData(30)]
    [InlineData(-30)]
    public async Task Clocks_HalfAMinuteApart_StayTogetherAndPromote(int seconds)
    {
        Assert.SkipWhen(ShiftedProcessClock.Missing is not null, ShiftedProcessClock.Missing ?? "");
        await pair.MendAsync();
        pair.SecondClock.Shift(TimeSpan.FromSeconds(seconds));
        await ClusterInstance.UntilAsync(async () => Math.Abs((await ClockAsync(pair.Second) - await ClockAsync(pair.First)).TotalSeconds - seconds) < 3, "The clock is not shifted.");
        // Longer than an instance may be silent.
        for (int looks = 0; looks < 15; looks++)
        {
            Assert.Equal(2, (await pair.First.LookAsync()).GetProperty("members").GetArrayLength());
            Assert.Equal(2, (await pair.Second.LookAsync()).GetProperty("members").GetArrayLength());
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        }

        foreach (var (instance, version) in ((ClusterInstance, string)[])[(pair.Second, pair.Old.Version), (pair.First, pair.Newest.Version), (pair.Second, pair.Old.Version)])
        {
            using var promoted = await instance.PromoteAsync(version);
            Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
            await pair.First.WaitForAsync(version);
            await pair.Second.WaitForAsync(version);
        }
        string answer = await pair.Second.AskAsync();
        Assert.Equal(HttpStatusCode.Created, await pair.Second.RateAsync(answer));
        await IsKnownAsync(pair.First, [answer]);

        // The last choice may be of a time that has not come yet where this one is wanted.
        await FillAsync("noeviction");
        using (var waits = await pair.First.PromoteAsync(pair.Newest.Version))
            Assert.Equal(HttpStatusCode.Accepted, waits.StatusCode);
        await pair.Redis.ConfigureAsync("maxmemory", "0");
        await pair.First.WaitForAsync(pair.Newest.Version);
        await pair.Second.WaitForAsync(pair.Newest.Version);
    }

    [Fact]
    public async Task Schema_MigratedByANewerVersion_ThoseThatRunGoOnAndOneThatStartsSaysWhyItCannot()
    {
        await pair.MendAsync();
        await using NpgsqlConnection server = new(pair.Schema);
        int newest = await server.ExecuteScalarAsync<int>("select max(number) from schema_versions");
        await server.ExecuteAsync(
            $"""
            alter table predictions add column newer text not null default '';
            alter table feedback add column newer text;
            insert into schema_versions (number, name, applied_utc) values ({newest + 1}, 'newer', '2026-03-01T12:00:00.000Z')
            """);
        try
        {
            foreach (int instance in (int[])[0, 1])
            {
                string answer = await pair.Of(instance).AskAsync();
                Assert.Equal(HttpStatusCode.Created, await pair.Of(instance).RateAsync(answer));
                await IsKnownAsync(pair.Of(1 - instance), [answer]);
            }

            await pair.Second.StopAsync();
            await pair.StartAsync(1);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await pair.Second.RateAsync(await pair.Second.AskAsync()));
            Assert.Contains($"The database has schema {newest + 1}, which a newer version of this application wrote.", await HealthAsync(pair.Second), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Created, await pair.First.RateAsync(await pair.First.AskAsync()));
        }
        finally
        {
            await server.ExecuteAsync($"delete from schema_versions where number > {newest}; alter table predictions drop column newer; alter table feedback drop column newer");
        }
    }

    [Fact]
    public async Task RedisFull_RefusingWrites_PeopleGoOnAndAPromotionWaitsForRoom()
    {
        await pair.MendAsync();
        await FillAsync("noeviction");

        using var promoted = await pair.First.PromoteAsync(pair.Old.Version);
        Assert.Equal(HttpStatusCode.Accepted, promoted.StatusCode);
        Assert.Equal([pair.Old.Version], await pair.First.WaitingAsync());
        Assert.Equal(pair.Newest.Version, await pair.First.AnsweringAsync());
        Assert.Equal(HttpStatusCode.Created, await pair.Second.RateAsync(await pair.Second.AskAsync()));

        await pair.Redis.ConfigureAsync("maxmemory", "0");
        await pair.First.WaitForAsync(pair.Old.Version);
        await pair.Second.WaitForAsync(pair.Old.Version);
    }

    [Fact]
    public async Task RedisFull_ThrowingEverythingAway_ThePromotedVersionStays()
    {
        await pair.MendAsync();
        using (await pair.First.PromoteAsync(pair.Old.Version))
            await pair.Second.WaitForAsync(pair.Old.Version);
        await FillAsync("allkeys-lru");
        await using (var connection = await pair.ConnectAsync())
            await ClusterInstance.UntilAsync(async () => !await connection.GetDatabase().KeyExistsAsync("recapp:served"), "Redis throws nothing away.");
        await pair.Redis.ConfigureAsync("maxmemory", "0");

        await pair.First.WaitForMembersAsync(2);
        await pair.Second.WaitForMembersAsync(2);
        pair.Second.Process.Kill();
        await pair.StartAsync(1);
        Assert.Equal(pair.Old.Version, await pair.Second.AnsweringAsync());
        Assert.Equal(pair.Old.Version, await pair.First.AnsweringAsync());
        await pair.Second.WaitForMembersAsync(2);
        using var promoted = await pair.Second.PromoteAsync(pair.Newest.Version);
        await pair.First.WaitForAsync(pair.Newest.Version);
    }

    // Less than it needs for itself.
    private async Task FillAsync(string policy)
    {
        await pair.Redis.ConfigureAsync("maxmemory-policy", policy);
        await pair.Redis.ConfigureAsync("maxmemory", "1");
    }

    private Task<int> CountAsync(string table)
    {
        using NpgsqlConnection server = new(pair.Schema);
        return Task.FromResult(server.ExecuteScalar<int>($"select count(*) from {table}"));
    }

    private static Task<string> HealthAsync(ClusterInstance instance) => ReadAsync(instance, "/health/ready");

    private static Task HealthyAsync(ClusterInstance instance) => ClusterInstance.UntilAsync(
        async () => (await HealthAsync(instance)).Contains("The storage takes writes", StringComparison.Ordinal), "It does not reach its storage.");

    private static async Task<DateTimeOffset> ClockAsync(ClusterInstance instance)
    {
        using var answer = await instance.Client.GetAsync("/health/live", Cancellation);
        return answer.Headers.Date!.Value;
    }

    private static async Task IsKnownAsync(ClusterInstance instance, IEnumerable<string> predictions)
    {
        foreach (string prediction in predictions)
        {
            await ClusterInstance.UntilAsync(
                async () =>
                {
                    using var answer = await instance.Client.GetAsync($"/api/v1/predictions/{prediction}", Cancellation);
                    return answer.StatusCode == HttpStatusCode.OK;
                },
                "An answer is lost.");
        }
    }

    // Whatever its status is.
    private static async Task<string> ReadAsync(ClusterInstance instance, string address)
    {
        using var answer = await instance.Client.GetAsync(address, Cancellation);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }
}
