using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Jobs;

namespace RecApp.Tests.Cluster.Jobs;

public class JobGrainTests
{
    private static readonly JobPlan Plan = new("a job", "{}", [new([0, 1]), new([2])]);

    private readonly FakeTimeProvider _clock = new();
    private readonly KeptInMemory<JobAttempts> _kept = new(state => new() { Job = state.Job, Tries = new(state.Tries) });
    private readonly JobGrain _grain;

    public JobGrainTests() => _grain = NewGrain();

    [Fact]
    public async Task Deliver_EveryRange_GivesTheHomeAllResultsOnce()
    {
        Assert.True(await _grain.BeginAsync("home", Plan));
        var (first, second) = (await _grain.TakeAsync("one"), await _grain.TakeAsync("two"));
        Assert.Null(await _grain.TakeAsync("three"));
        Assert.Equal([0, 1], first!.Range.Rows);
        Assert.Equal([2], second!.Range.Rows);
        await _grain.DeliverAsync("one", Plan.Id, first.Number, [[1], [2]]);
        await _grain.DeliverAsync("two", Plan.Id, second.Number, [[3]]);
        var delivery = await _grain.CollectAsync("home", [], "");
        Assert.Equal([[1], [2], [3]], delivery!.Results.OrderBy(result => result.Number).SelectMany(result => result.Rows));
        Assert.Empty((await _grain.CollectAsync("home", [0, 1], ""))!.Results);
    }

    [Fact]
    public async Task Take_AWorkerFallenSilent_GivesItsRangeToAnotherAndRefusesItsResult()
    {
        await _grain.BeginAsync("home", Plan);
        var task = await _grain.TakeAsync("one");
        await PassAsync(renewing: null);
        Assert.Equal(task, await _grain.TakeAsync("two"));
        Assert.False(await _grain.RenewAsync("one", Plan.Id, task!.Number));
        await _grain.DeliverAsync("one", Plan.Id, task.Number, [[9], [9]]);
        Assert.Empty((await _grain.CollectAsync("home", [], ""))!.Results);
    }

    [Fact]
    public async Task Take_AWorkerThatRenews_LeavesItItsRange()
    {
        await _grain.BeginAsync("home", new("a job", "{}", [new([0])]));
        var task = await _grain.TakeAsync("one");
        await PassAsync(renewing: "one");
        Assert.Null(await _grain.TakeAsync("two"));
        Assert.True(await _grain.RenewAsync("one", Plan.Id, task!.Number));
    }

    [Fact]
    public async Task Take_ARangeOfWhichThreeWorkersDied_GivesItUpAndNamesIt()
    {
        await _grain.BeginAsync("home", Plan);
        foreach (string worker in (string[])["one", "two", "three"])
        {
            Assert.Equal(0, (await _grain.TakeAsync(worker))!.Number);
            await PassAsync(renewing: null);
        }
        Assert.Null(await _grain.TakeAsync("four"));
        Assert.Contains("rows 0 to 1", (await _grain.CollectAsync("home", [], ""))!.Problem, StringComparison.Ordinal);
    }

    // The machine that the range kills may be the one that counts.
    [Fact]
    public async Task Take_AfterTheGrainDiedEachTime_RemembersTheTries()
    {
        for (int death = 0; death < 3; death++)
        {
            await _kept.ReadStateAsync();
            var grain = NewGrain();
            await grain.BeginAsync("home", Plan);
            Assert.NotNull(await grain.TakeAsync("one"));
        }
        var last = NewGrain();
        await last.BeginAsync("home", Plan);
        Assert.Null(await last.TakeAsync("one"));
        Assert.NotNull((await last.CollectAsync("home", [], ""))!.Problem);
    }

    [Fact]
    public async Task Return_ByWorkersThatEndInOrder_CountsNoTry()
    {
        await _grain.BeginAsync("home", Plan);
        for (int time = 0; time < 5; time++)
        {
            var task = await _grain.TakeAsync("one");
            await _grain.ReturnAsync("one", Plan.Id, task!.Number, problem: null);
        }
        Assert.Null((await _grain.CollectAsync("home", [], ""))!.Problem);
    }

    [Fact]
    public async Task Return_ThreeTimesWithAProblem_GivesTheRangeUpAndSaysWhy()
    {
        await _grain.BeginAsync("home", Plan);
        for (int time = 0; time < 3; time++)
            await _grain.ReturnAsync("one", Plan.Id, (await _grain.TakeAsync("one"))!.Number, "no such film");
        Assert.Contains("no such film", (await _grain.CollectAsync("home", [], ""))!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_WhileAnotherHomeIsAlive_IsRefusedUntilThatFallsSilent()
    {
        await _grain.BeginAsync("home", Plan);
        Assert.False(await _grain.BeginAsync("another", Plan));
        _clock.Advance(JobGrain.Silence);
        Assert.False((await _grain.StateAsync()).IsRunning);
        Assert.True(await _grain.BeginAsync("another", Plan));
        Assert.Null(await _grain.CollectAsync("home", [], ""));
    }

    [Fact]
    public async Task Cancel_WhileItRuns_TellsTheHomeAndItsWorkers()
    {
        await _grain.BeginAsync("home", Plan);
        var task = await _grain.TakeAsync("one");
        Assert.True(await _grain.CancelAsync());
        Assert.False(await _grain.RenewAsync("one", Plan.Id, task!.Number));
        Assert.Null(await _grain.TakeAsync("two"));
        Assert.True((await _grain.CollectAsync("home", [], ""))!.IsCancelled);
        await _grain.EndAsync("home", "cancelled");
        Assert.Equal(new(false, "cancelled"), await _grain.StateAsync());
        Assert.False(await _grain.CancelAsync());
    }

    [Fact]
    public async Task Take_WhileTriesCantBeWrittenDown_GoesOn()
    {
        await _grain.BeginAsync("home", Plan);
        _kept.IsAway = true;
        Assert.NotNull(await _grain.TakeAsync("one"));
    }

    [Fact]
    public async Task Collect_MoreThanAMessageHolds_GivesItInPortions()
    {
        await _grain.BeginAsync("home", Plan);
        byte[] large = new byte[20 * 1024 * 1024];
        foreach (string worker in (string[])["one", "two"])
        {
            var task = await _grain.TakeAsync(worker);
            await _grain.DeliverAsync(worker, Plan.Id, task!.Number, [large]);
        }
        var first = await _grain.CollectAsync("home", [], "");
        var second = await _grain.CollectAsync("home", [Assert.Single(first!.Results).Number], "");
        Assert.NotEqual(first.Results[0].Number, Assert.Single(second!.Results).Number);
    }

    private JobGrain NewGrain() => new(_kept, _clock, NullLogger<JobGrain>.Instance);

    // The home is heard of all the time.
    private async Task PassAsync(string? renewing)
    {
        for (var passed = TimeSpan.Zero; passed < JobGrain.Silence; passed += TimeSpan.FromSeconds(1))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await _grain.CollectAsync("home", [], "");
            if (renewing is not null)
                await _grain.RenewAsync(renewing, Plan.Id, 0);
        }
    }
}
