using System.Threading.RateLimiting;
using RecApp.Hosting.Limits.Shared;

namespace RecApp.Tests.Hosting.Limits.Shared;

public sealed class SharedBucketTests : IDisposable
{
    private readonly SharedBucket _bucket;
    private bool _gone;

    public SharedBucketTests() => _bucket = new(
        new() { TokenLimit = 10, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromHours(1), AutoReplenishment = false }, _ => _gone = true);

    [Fact]
    public void Acquire_UntilItIsEmpty_CountsWhatWasGivenAwayOnce()
    {
        Assert.Equal(10, Enumerable.Range(0, 15).Count(_ => _bucket.AttemptAcquire().IsAcquired));
        Assert.Equal(10, _bucket.TakeUse());
        Assert.Equal(0, _bucket.TakeUse());
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(100, 0)]
    public void Debit_OfWhatOthersGaveAway_LeavesTheRestAndIsNotItsOwnUse(int others, int left)
    {
        _bucket.Debit(others);
        Assert.Equal(left, Enumerable.Range(0, 15).Count(_ => _bucket.AttemptAcquire().IsAcquired));
        Assert.Equal(left, _bucket.TakeUse());
    }

    [Fact]
    public void Dispose_TellsThatItIsGone()
    {
        _bucket.Dispose();
        Assert.True(_gone);
    }

    public void Dispose() => _bucket.Dispose();
}
