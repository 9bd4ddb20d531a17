using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Experiments;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Experiments;

public sealed class ExperimentServingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_ManyVisitors_GetTheirShareAndAreCountedOnceEach()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones());

        Dictionary<string, string> tones = [];
        for (int round = 0; round < 3; round++)
            for (int visitor = 0; visitor < 200; visitor++)
            {
                string tone = (await bench.AskAsync($"v{visitor}")).Tone;
                // The same at every question.
                Assert.Equal(tones.GetValueOrDefault($"v{visitor}", tone), tone);
                tones[$"v{visitor}"] = tone;
            }

        var report = await bench.ReportAsync("tones");
        Assert.Equal(200, report.Progress.Visitors);
        Assert.Equal(tones.Values.Count(tone => tone == "loud"), report.Variants.Single(variant => variant.Name == "loud").Visitors);
        Assert.InRange(report.Variants[0].Visitors, 70, 130);
        Assert.Equal(600, await bench.Storage.CountAsync("experiment_exposures"));
    }

    [Fact]
    public async Task Ask_TwoInstances_AgreeOnEveryVisitor()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones());
        RunningExperiments elsewhere = new();
        using ExperimentRunner other = new(bench.Store, bench.Catalog, elsewhere, bench.Storage.Clock, NullLogger<ExperimentRunner>.Instance);
        await other.RefreshAsync(Cancellation);

        for (int visitor = 0; visitor < 100; visitor++)
            Assert.Equal((await bench.AskAsync($"v{visitor}")).Tone, elsewhere.Of("words")![0].VariantOf($"v{visitor}")!.Name);
    }

    [Fact]
    public async Task Ask_Versions_AnswersAndRecordsTheVersionOfTheVariant()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(bench.Versions());

        List<SpokenWord> words = [];
        for (int visitor = 0; visitor < 40; visitor++)
            words.Add(await bench.AskAsync($"v{visitor}"));

        Assert.Equal(["new", "old"], words.Select(word => word.Word).Distinct().Order());
        Assert.All(words, word => Assert.Equal(word.Word == "old" ? bench.Old.Version : bench.Newest.Version, bench.Storage.Log.FindRecent(word.Id)!.Version));
        var report = await bench.ReportAsync("versions");
        Assert.Equal(words.Count(word => word.Word == "old"), report.Variants.Single(variant => variant.Name == "old").Visitors);
        Assert.True(report.Variants[1].HeldBytes > 0);
    }

    [Fact]
    public async Task Stop_WhileVisitorsAsk_CountsFromTheNextQuestionOn()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(bench.Versions());
        string old = await FindAsync(bench, "old");

        await bench.Service.StopAsync("versions", Cancellation);

        Assert.Equal("new", (await bench.AskAsync(old)).Word);
        Assert.False(bench.Running.Any);
        long before = (await bench.ReportAsync("versions")).Progress.Visitors;
        await bench.AskAsync("somebody-new");
        Assert.Equal(before, (await bench.ReportAsync("versions")).Progress.Visitors);
        // What was held for it has gone.
        Assert.Null(bench.Catalog.TryAcquire<WordModel>("words", bench.Old.Version));
    }

    [Fact]
    public async Task Ask_WithoutVisitorOrWithAChoiceOfItsOwn_IsNotCounted()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones());

        Assert.Equal("calm", (await bench.AskAsync(null)).Tone);
        Assert.Equal("whispered", (await bench.AskAsync("v1", "whispered")).Tone);

        Assert.Equal(0, (await bench.ReportAsync("tones")).Progress.Visitors);
        Assert.Equal(2, await bench.Storage.CountAsync("predictions"));
    }

    [Fact]
    public async Task Ask_VersionDeletedBeforeARestart_ServesTheOthersAndSaysWhy()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(bench.Versions());
        string old = await FindAsync(bench, "old"), newest = await FindAsync(bench, "new");
        Directory.Delete(TestBundles.FolderOf(bench.Models, bench.Old), recursive: true);
        // What is loaded goes on answering.
        Assert.Equal("old", (await bench.AskAsync(old)).Word);
        long counted = (await bench.ReportAsync("versions")).Progress.Visitors;

        bench.Runner.Dispose();
        using ExperimentRunner restarted = new(bench.Store, bench.Catalog, bench.Running, bench.Storage.Clock, NullLogger<ExperimentRunner>.Instance);
        await restarted.RefreshAsync(Cancellation);

        Assert.Equal("new", (await bench.AskAsync(old)).Word);
        Assert.Equal("new", (await bench.AskAsync(newest)).Word);
        string another = Enumerable.Range(1000, 100).Select(number => $"v{number}").First(visitor => bench.Running.Of("words")![0].VariantOf(visitor)!.Name == "old");
        await bench.AskAsync(another);
        Assert.Equal(counted, (await bench.ReportAsync("versions")).Progress.Visitors);
        Assert.Equal($"There is no version '{bench.Old.Version}'.", restarted.Find("words", bench.Old.Version)!.Problem);
    }

    [Fact]
    public async Task Ask_TwoLayers_ShowsBothAndCountsBoth()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(bench.Versions());
        await bench.RunAsync(ExperimentBench.Tones() with { Layer = "tones" });

        HashSet<(string, string)> seen = [];
        for (int visitor = 0; visitor < 60; visitor++)
        {
            var word = await bench.AskAsync($"v{visitor}");
            seen.Add((word.Word, word.Tone));
        }

        Assert.Equal(4, seen.Count);
        Assert.Equal(60, (await bench.ReportAsync("versions")).Progress.Visitors);
        Assert.Equal(60, (await bench.ReportAsync("tones")).Progress.Visitors);
    }

    [Fact]
    public async Task Ask_EightThreadsWhileItIsStopped_LosesAndDoublesNothing()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(bench.Versions());
        int asked = 0;
        var askers = Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (int round = 0; round < 150; round++)
            {
                var word = await bench.AskAsync($"v{round}");
                Assert.Contains(word.Word, (string[])["old", "new"]);
                Interlocked.Increment(ref asked);
            }
        })).ToArray();
        while (Volatile.Read(ref asked) < 300)
            await Task.Yield();
        await bench.Service.StopAsync("versions", Cancellation);
        await Task.WhenAll(askers);

        await bench.FlushAsync();
        Assert.Equal(1200, await bench.Storage.CountAsync("predictions"));
        using var connection = bench.Storage.Database.Open();
        // Every visitor has one variant, and every exposure a visitor and a prediction.
        Assert.Equal(connection.ExecuteScalar<long>("select count(distinct visitor) from experiment_visitors"), await bench.Storage.CountAsync("experiment_visitors"));
        Assert.Equal(0, connection.ExecuteScalar<long>("select count(*) from experiment_exposures x where not exists (select 1 from predictions where id = x.prediction_id)"));
        Assert.InRange(await bench.Storage.CountAsync("experiment_visitors"), 1, 150);
    }

    [Fact]
    public async Task Exposure_OnDisk_NeverHoldsTheVisitorsName()
    {
        await using var bench = await ExperimentBench.StartAsync();
        var experiment = await bench.RunAsync(ExperimentBench.Tones());
        await bench.RunAsync(ExperimentBench.Tones("elsewhere") with { Layer = "elsewhere", Variants = [.. bench.Versions().Variants] });
        await bench.AskAsync("a-name-of-somebody");
        await bench.FlushAsync();

        using var connection = bench.Storage.Database.Open();
        var hashes = connection.Query<string>("select visitor from experiment_visitors").ToList();

        Assert.Equal(2, hashes.Distinct().Count());
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{32}$", hash));
        Assert.NotEqual(experiment.Name, experiment.Salt);
    }

    [Fact]
    public async Task Runner_RowThatNobodyCanRead_SaysSoAndGoesOn()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones());
        await bench.Storage.Queue.WriteAsync(transaction => transaction.Connection!.Execute("update experiments set definition = '{'", transaction: transaction), Cancellation);
        using LogCollector said = new();
        using LoggerFactory loggers = new([said]);
        using ExperimentRunner runner = new(bench.Store, bench.Catalog, bench.Running, bench.Storage.Clock, loggers.CreateLogger<ExperimentRunner>());
        await runner.StartAsync(Cancellation);
        while (said.Events.Count == 0)
            await Task.Delay(5, Cancellation);

        Assert.Contains("could not be taken over", said.Events.First().Message, StringComparison.Ordinal);
        Assert.False(runner.ExecuteTask!.IsCompleted);
        Assert.True(bench.Running.Any);
        await runner.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Ask_NothingRuns_LooksNothingUp()
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.AskAsync("v1");
        await bench.FlushAsync();

        Assert.Null(bench.Running.Of("words"));
        Assert.Empty(bench.Storage.Log.FindRecent((await bench.AskAsync("v1")).Id)!.Exposures);
    }

    private static async Task<string> FindAsync(ExperimentBench bench, string word)
    {
        for (int visitor = 0; ; visitor++)
            if ((await bench.AskAsync($"v{visitor}")).Word == word)
                return $"v{visitor}";
    }
}
