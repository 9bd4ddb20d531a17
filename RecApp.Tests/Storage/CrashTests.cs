using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using RecApp.Storage;
using RecApp.Tests.Features.Experiments;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>The application as a process of its own, killed in the middle of its work.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Acknowledgements = 300;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private int _answers;
    private string _connectionString = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task Kill_WhileFeedbackIsWritten_KeepsEveryAcknowledgedOne(StorageEngine engine)
    {
        Choose(engine);
        Guid prediction;
        await using (var before = await TestStorage.StartAsync(Place))
        {
            // Of today: the application would delete one of another time.
            before.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            prediction = before.Log.Record("words", "1", "blend");
        }

        await using (var process = Start())
        {
            var address = await process.WaitUntilReadyAsync(Cancellation);
            // Nobody reads its log any more: a full pipe would hold it up.
            _ = process.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var writers = Enumerable.Range(0, 8).Select(_ => WriteUntilItDiesAsync(address, prediction)).ToArray();
            while (_acknowledged.Count < Acknowledgements && !writers.Any(w => w.IsFaulted))
                await Task.Delay(5, Cancellation);
            process.Process.Kill(entireProcessTree: true);
            await Task.WhenAll(writers);
        }

        await using var after = new TestStorage(Place);
        using var connection = after.Database.Open();
        if (engine == StorageEngine.Sqlite)
            Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
        var kept = connection.Query<string>("select id from feedback").ToHashSet();
        Assert.True(_acknowledged.Count >= Acknowledgements);
        Assert.DoesNotContain(_acknowledged, id => !kept.Contains(id));
    }

    [Theory, Engines]
    public async Task Kill_WhilePredictionsAreCounted_CountsEachThatIsKeptOnce(StorageEngine engine)
    {
        Choose(engine);
        await using (var process = Start("--Models:Path", RepositoryFolder.Combine("models")))
        {
            var address = await process.WaitUntilReadyAsync(Cancellation);
            _ = process.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            var askers = Enumerable.Range(0, 4).Select(_ => AskUntilItDiesAsync(address)).ToArray();
            await WaitForAnswersAsync(askers, "predictions where caller is not null", 1);
            process.Process.Kill(entireProcessTree: true);
            await Task.WhenAll(askers);
        }

        await using var after = new TestStorage(Place);
        using var connection = after.Database.Open();
        long kept = connection.ExecuteScalar<long>("select count(*) from predictions where caller is not null");
        Assert.True(kept > 0);
        Assert.Equal(kept, connection.ExecuteScalar<long>("select sum(answered) from prediction_hours"));
    }

    [Theory, Engines]
    public async Task Kill_WhileAnExperimentRuns_KeepsEachAnswerWithItsVisitorOrNeither(StorageEngine engine)
    {
        Choose(engine);
        await using (var process = Start("--Models:Path", RepositoryFolder.Combine("models"), "--Admin:Key", SignInBrowser.Key, "--Hosting:RateLimits:Api:Burst", "100000"))
        {
            var address = await process.WaitUntilReadyAsync(Cancellation);
            _ = process.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            using var administrator = new HttpClient { BaseAddress = address };
            administrator.DefaultRequestHeaders.Authorization = new("Bearer", SignInBrowser.Key);
            (await administrator.PostAsJsonAsync("/api/v1/experiments", ExperimentHost.Rankers(), Cancellation)).EnsureSuccessStatusCode();
            (await administrator.PostAsync("/api/v1/experiments/rankers/start", null, Cancellation)).EnsureSuccessStatusCode();
            var askers = Enumerable.Range(0, 4).Select(asker => AskUntilItDiesAsync(address, $"visitor-{asker}")).ToArray();
            await WaitForAnswersAsync(askers, "experiment_visitors", askers.Length);
            process.Process.Kill(entireProcessTree: true);
            await Task.WhenAll(askers);
        }

        await using var after = new TestStorage(Place);
        using var connection = after.Database.Open();
        long kept = connection.ExecuteScalar<long>("select count(*) from predictions where caller is not null");
        Assert.True(kept > 0);
        Assert.Equal(kept, connection.ExecuteScalar<long>("select count(*) from experiment_exposures x join predictions p on p.id = x.prediction_id"));
        Assert.Equal(4, connection.ExecuteScalar<long>("select count(*) from experiment_visitors"));
    }

    public void Dispose() => _folder.Dispose();

    private void Choose(StorageEngine engine) => _connectionString = engine == StorageEngine.PostgreSql ? PostgreSqlServer.Shared.NewSchema() : "";

    private void Place(StorageOptions options) => (options.Path, options.ConnectionString) = (_folder.Location, _connectionString);

    private ApplicationProcess Start(params string[] more) => ApplicationProcess.Start(
    [
        "--urls", "http://127.0.0.1:0",
        "--Storage:Path", _folder.Location, "--Storage:ConnectionString", _connectionString,
        "--Models:Path", _folder.Combine("no-models"),
        .. more,
        "--Hosting:RateLimits:Feedback:RequestsPerSecond", "100000",
        "--Hosting:RateLimits:Feedback:Burst", "100000",
    ]);

    // A busy machine may answer hundreds before it writes the first.
    private async Task WaitForAnswersAsync(Task[] askers, string table, int rows)
    {
        await using var beside = new TestStorage(Place);
        while ((Volatile.Read(ref _answers) < Acknowledgements || await beside.CountAsync(table) < rows) && !askers.Any(asker => asker.IsFaulted))
            await Task.Delay(5, Cancellation);
    }

    private async Task AskUntilItDiesAsync(Uri address, string? visitor = null)
    {
        using var client = new HttpClient { BaseAddress = address };
        if (visitor is not null)
            client.DefaultRequestHeaders.Add("RecApp-Visitor", visitor);
        try
        {
            while (true)
            {
                using var answer = await client.GetAsync("/api/v1/movies/recommend?ids=1&num=3", Cancellation);
                if (answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref _answers);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The process is gone.
        }
    }

    private async Task WriteUntilItDiesAsync(Uri address, Guid prediction)
    {
        using var client = new HttpClient { BaseAddress = address };
        try
        {
            while (true)
            {
                using var answer = await client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "love", reason = "before the crash" }, Cancellation);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                _acknowledged.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("id").GetString()!);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // The process is gone.
        }
    }
}
