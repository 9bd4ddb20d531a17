using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Limits;

namespace RecApp.Tests.Cluster.Limits;

public class UseGrainTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly UseGrain _grain;

    public UseGrainTests() => _grain = new(_clock);

    [Fact]
    public async Task Report_OfSeveral_TellsEachWhatTheOthersGaveAway()
    {
        int[] first = await _grain.ReportAsync("one", ["a", "b"], [5, 7]);
        int[] second = await _grain.ReportAsync("two", ["a", "c"], [2, 1]);
        int[] third = await _grain.ReportAsync("three", ["a"], [4]);
        int[] again = await _grain.ReportAsync("one", ["a"], [0]);
        Assert.Equal([0, 0], first);
        Assert.Equal([5, 0], second);
        Assert.Equal([7], third);
        Assert.Equal([6], again);
    }

    [Fact]
    public async Task Report_OfAnInstanceThatIsSilent_IsForgotten()
    {
        await _grain.ReportAsync("one", ["a"], [5]);
        _clock.Advance(TimeSpan.FromSeconds(2));
        int[] others = await _grain.ReportAsync("two", ["a"], [1]);
        Assert.Equal([0], others);
    }
}
