using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RecApp.Features.Movies.Pairs;
using RecApp.Tests.Cluster;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Pairs.Shared;

[Collection(nameof(InstancePair))]
public sealed class SharedBatchTests(InstancePair pair) : IDisposable
{
    private const string Path = "/api/v1/movies/batch";

    private static readonly object Wanted = new { top = InstancePair.Films, take = 10 };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_CancelledElsewhereAndBegunAgainWithAWorkerKilled_IsWhatASingleProcessComputes()
    {
        await pair.MendAsync();
        var (home, other) = (pair.First, pair.Second);

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

        await using RecAppFactory alone = new() { ModelsPath = pair.Models, StoragePath = _folder.Combine("alone") };
        await await alone.Services.GetRequiredService<PairBatchRunner>().StartAsync(InstancePair.Films, 10, workers: 2, Cancellation);
        await using NpgsqlConnection shared = new(pair.Schema);
        await using SqliteConnection single = new($"Data Source={_folder.Combine("alone", "pairs.db")};Mode=ReadOnly;Pooling=False");
        Assert.Equal(Answers(single, ""), Answers(shared, $"{shared.ExecuteScalar<string>("select current_schema()")}_pairs."));
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

    private static (long First, string Answers)[] Answers(DbConnection connection, string schema) =>
        [.. connection.Query<(long, byte[])>($"select first, answers from {schema}pair_answers order by first").Select(row => (row.Item1, Convert.ToHexString(row.Item2)))];
}
