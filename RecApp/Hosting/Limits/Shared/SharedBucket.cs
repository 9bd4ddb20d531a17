using System.Threading.RateLimiting;

namespace RecApp.Hosting.Limits.Shared;

/// <summary>A bucket of this instance that counts what it gave away and gives away what others did, too.</summary>
internal sealed class SharedBucket(TokenBucketRateLimiterOptions options, Action<SharedBucket> gone) : ReplenishingRateLimiter
{
    private readonly TokenBucketRateLimiter _bucket = new(options);
    private int _used;

    public override TimeSpan? IdleDuration => _bucket.IdleDuration;

    public override bool IsAutoReplenishing => _bucket.IsAutoReplenishing;

    public override TimeSpan ReplenishmentPeriod => _bucket.ReplenishmentPeriod;

    public override bool TryReplenish() => _bucket.TryReplenish();

    public override RateLimiterStatistics? GetStatistics() => _bucket.GetStatistics();

    /// <summary>What it gave away since this was asked last.</summary>
    public int TakeUse() => Interlocked.Exchange(ref _used, 0);

    /// <summary>Takes out what others gave away, as far as there is any.</summary>
    public void Debit(int others)
    {
        int left = (int)Math.Min(others, _bucket.GetStatistics()!.CurrentAvailablePermits);
        if (left > 0)
            _bucket.AttemptAcquire(left).Dispose();
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Count(_bucket.AttemptAcquire(permitCount), permitCount);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        Count(await _bucket.AcquireAsync(permitCount, cancellationToken), permitCount);

    protected override void Dispose(bool disposing)
    {
        gone(this);
        _bucket.Dispose();
    }

    private RateLimitLease Count(RateLimitLease lease, int permits)
    {
        if (lease.IsAcquired)
            Interlocked.Add(ref _used, permits);
        return lease;
    }
}
