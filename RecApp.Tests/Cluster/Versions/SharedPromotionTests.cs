using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Tests.Features.Movies.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Cluster.Versions;

public sealed class SharedPromotionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelManifest _old;
    private readonly ModelManifest _newest;

    public SharedPromotionTests()
    {
        _old = PairWorld.Write(Models, 40, seed: 1);
        _newest = PairWorld.Write(Models, 40, seed: 2);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Models => _folder.Combine("models");

    [Fact]
    public async Task Promote_OnOneOfTwo_ReachesBothWithoutAnErrorAndOutlivesRedisAndARestart()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using (var first = await StartAsync(redis, "a"))
        await using (var second = await StartAsync(redis, "b"))
        {
            await first.WaitForMembersAsync(2);
            Assert.Equal(_newest.Version, await first.AnsweringAsync());
            Assert.Equal(_newest.Version, await second.AnsweringAsync());
            await ReachesBothAsync(first, second);
            await SharesAVisitorAsync(first, second);
            await WaitsForRedisAsync(redis, first, second);
        }

        // One that knows nothing of its own has it from what they share.
        await using RecAppFactory third = new() { ModelsPath = Models, StoragePath = _folder.Combine("c"), Settings = { ["Cluster:Redis"] = redis.Connection } };
        var catalog = third.Services.GetRequiredService<ModelCatalog>();
        await catalog.WarmAsync(MovieService.ModelName, Cancellation);
        Assert.Equal(_newest.Version, catalog.Find(MovieService.ModelName)!.Served);
    }

    public void Dispose() => _folder.Dispose();

    private async Task ReachesBothAsync(ClusterInstance first, ClusterInstance second)
    {
        using CancellationTokenSource end = new();
        var asking = Task.WhenAll(AskAsync(first, end.Token), AskAsync(second, end.Token));
        using var promoted = await first.PromoteAsync(_old.Version);
        var took = await second.WaitForAsync(_old.Version);
        await first.WaitForAsync(_old.Version);
        await end.CancelAsync();

        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        // Within a second where the machine has nothing else to do, which tests can't ask for.
        Assert.True(took < TimeSpan.FromSeconds(3), $"It took {took.TotalMilliseconds:F0} ms.");
        Assert.All(await asking, versions => Assert.Empty(versions.Except([_newest.Version, _old.Version])));
    }

    // Here as well, for two processes take long to start.
    private static async Task SharesAVisitorAsync(ClusterInstance first, ClusterInstance second)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        int film = PairWorld.Popular(40, 3);
        await first.PlayAsync("somebody", film);
        JsonElement next;
        while ((next = await second.NextAsync("somebody", patience.Token)).GetProperty("movies").GetArrayLength() == 0)
            await Task.Delay(20, patience.Token);
        Assert.Equal($"{film}", next.GetProperty("because")[0].GetProperty("id").GetString());
        Assert.Empty((await second.NextAsync("somebody-else", patience.Token)).GetProperty("movies").EnumerateArray());

        await second.ForgetAsync("somebody");
        Assert.Empty((await first.NextAsync("somebody", patience.Token)).GetProperty("movies").EnumerateArray());
    }

    private async Task WaitsForRedisAsync(RedisServer redis, ClusterInstance first, ClusterInstance second)
    {
        await redis.StopAsync();
        using var promoted = await first.PromoteAsync(_newest.Version);
        Assert.Equal(HttpStatusCode.Accepted, promoted.StatusCode);
        Assert.Equal(_old.Version, await first.AnsweringAsync());
        Assert.Equal(_old.Version, await second.AnsweringAsync());
        await redis.StartAsync(TestContext.Current.CancellationToken);
        await first.WaitForAsync(_newest.Version);
        await second.WaitForAsync(_newest.Version);

        await redis.StopAsync();
        // Stopping without Redis would take a silo two minutes.
        await first.StopAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await redis.StartAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> AskAsync(ClusterInstance instance, CancellationToken end)
    {
        List<string> versions = [];
        while (!end.IsCancellationRequested)
        {
            versions.Add(await instance.AnsweringAsync());
            await Task.Delay(2, Cancellation);
        }
        return versions;
    }

    private Task<ClusterInstance> StartAsync(RedisServer redis, string name) => ClusterInstance.StartAsync(redis.Connection, Models, _folder.Combine(name));
}
