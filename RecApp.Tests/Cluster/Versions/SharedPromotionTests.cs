using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Tests.Support;

namespace RecApp.Tests.Cluster.Versions;

[Collection(nameof(InstancePair))]
public sealed class SharedPromotionTests(InstancePair pair) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Promote_OnOneOfTwo_ReachesBothWithoutAnErrorAndOutlivesRedisAndARestart()
    {
        await pair.MendAsync();
        await ReachesBothAsync();
        await WaitsForRedisAsync();
        using (await pair.First.PromoteAsync(pair.Old.Version))
            await pair.Second.WaitForAsync(pair.Old.Version);

        // One that knows nothing of its own has it from what they share.
        await using RecAppFactory third = new() { ModelsPath = pair.Models, StoragePath = _folder.Combine("c"), Settings = { ["Cluster:Redis"] = pair.Redis.Connection } };
        var catalog = third.Services.GetRequiredService<ModelCatalog>();
        await catalog.WarmAsync(MovieService.ModelName, Cancellation);
        Assert.Equal(pair.Old.Version, catalog.Find(MovieService.ModelName)!.Served);

        await pair.Redis.StopAsync();
        // Stopping without Redis would take a silo two minutes.
        await pair.First.StopAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
    }

    public void Dispose() => _folder.Dispose();

    private async Task ReachesBothAsync()
    {
        using CancellationTokenSource end = new();
        var asking = Task.WhenAll(AskAsync(pair.First, end.Token), AskAsync(pair.Second, end.Token));
        using var promoted = await pair.First.PromoteAsync(pair.Old.Version);
        var took = await pair.Second.WaitForAsync(pair.Old.Version);
        await pair.First.WaitForAsync(pair.Old.Version);
        await end.CancelAsync();

        Assert.Equal(HttpStatusCode.OK, promoted.StatusCode);
        // Within a second where the machine has nothing else to do, which tests can't ask for.
        Assert.True(took < TimeSpan.FromSeconds(3), $"It took {took.TotalMilliseconds:F0} ms.");
        Assert.All(await asking, versions => Assert.Empty(versions.Except([pair.Newest.Version, pair.Old.Version])));
    }

    private async Task WaitsForRedisAsync()
    {
        await pair.Redis.StopAsync();
        using var promoted = await pair.First.PromoteAsync(pair.Newest.Version);
        Assert.Equal(HttpStatusCode.Accepted, promoted.StatusCode);
        Assert.Equal(pair.Old.Version, await pair.First.AnsweringAsync());
        Assert.Equal(pair.Old.Version, await pair.Second.AnsweringAsync());
        await pair.Redis.StartAsync(Cancellation);
        await pair.First.WaitForAsync(pair.Newest.Version);
        await pair.Second.WaitForAsync(pair.Newest.Version);
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
}
