using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Movies.Pairs;
using RecApp.Tests.Cluster;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Pairs.Shared;

public sealed class SharedBatchTests : IDisposable
{
    private const string Path = "/api/v1/movies/batch";

    private const int Films = 1000;

    private static readonly object Wanted = new { top = Films, take = 10 };

    private readonly TemporaryFolder _folder = new();

    public SharedBatchTests() => PairWorld.Write(_folder.Combine("models"), Films);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_CancelledElsewhereAndBegunAgainWithAWorkerKilled_IsWhatASingleProcessComputes()
    {
        await using var redis = await RedisServer.StartNewAsync();
        await using var home = await StartAsync(redis.Connection, "home");
        await using var other = await StartAsync(redis.Connection, "other");
        await other.WaitForMembersAsync(2);

        using var started = await home.Client.PostAsJsonAsync(Path, Wanted, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await WaitForStateAsync(other, "running");
        using var second = await other.Client.PostAsJsonAsync(Path, Wanted, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using var cancelled = await other.Client.DeleteAsync(Path, Cancellation);
        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.Equal("cancelled", await StateAsync(home));

        var before = other.Process.TotalProcessorTime;
        using var again = await home.Client.PostAsJsonAsync(Path, Wanted, Cancellation);
        await WaitForStateAsync(other, "running");
        // It computes, though the batch is not its own.
        do
        {
            await Task.Delay(10, Cancellation);
            other.Process.Refresh();
        }
        while (other.Process.TotalProcessorTime - before < TimeSpan.FromMilliseconds(300) && await StateAsync(home) == "running");
        other.Process.Kill();
        await WaitForStateAsync(home, "published");

        await using RecAppFactory alone = new() { ModelsPath = _folder.Combine("models"), StoragePath = _folder.Combine("alone") };
        await await alone.Services.GetRequiredService<PairBatchRunner>().StartAsync(Films, 10, workers: 2, Cancellation);
        Assert.Equal(Answers("alone"), Answers("home"));
        SqliteConnection.ClearAllPools();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static async Task<string> StateAsync(ClusterInstance instance) =>
        (await instance.Client.GetFromJsonAsync<JsonElement>(Path, Cancellation)).GetProperty("phase").GetString()!;

    private static async Task WaitForStateAsync(ClusterInstance instance, string phase)
    {
        while (await StateAsync(instance) != phase)
            await Task.Delay(10, Cancellation);
    }

    private Task<ClusterInstance> StartAsync(string redis, string name) => ClusterInstance.StartAsync(redis, _folder.Combine("models"), _folder.Combine(name));

    private (long First, string Answers)[] Answers(string name)
    {
        using SqliteConnection connection = new($"Data Source={_folder.Combine(name, "pairs.db")};Mode=ReadOnly;Pooling=False");
        return [.. connection.Query<(long, byte[])>("select first, answers from pair_answers order by first").Select(row => (row.Item1, Convert.ToHexString(row.Item2)))];
    }
}
