using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace RecApp.Spotify.Api;

/// <summary>
/// What stands around each request: a limit for all of it, retries that wait as long as Spotify asks, a circuit breaker that all requests
/// share, and a limit for each attempt.
/// </summary>
internal sealed class SpotifyPipelines
{
    // A timer may end some milliseconds before the clock says so, and then the pause that Spotify asked for is still on.
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(50);

    private readonly SpotifyTimings _timings;
    private readonly ResiliencePipeline _reading;
    private readonly ResiliencePipeline _writing;

    public SpotifyPipelines(SpotifyTimings timings, TimeProvider clock)
    {
        _timings = timings;
        var attempt = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = 0.5,
                MinimumThroughput = timings.BreakAfter,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = timings.Break,
                ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome.Exception)),
            })
            .AddTimeout(timings.Attempt)
            .Build();
        _reading = Build(clock, attempt, problem => IsFailure(problem) || IsShortWait(problem));
        // What changes the account is repeated only where Spotify says that it has not looked at it.
        _writing = Build(clock, attempt, IsShortWait);
    }

    /// <summary>Runs a request; whatever goes wrong comes out as a <see cref="SpotifyException"/>.</summary>
    /// <param name="repeatable">Asking twice does the same as asking once.</param>
    public async Task<T> RunAsync<T>(bool repeatable, Func<CancellationToken, ValueTask<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await (repeatable ? _reading : _writing).ExecuteAsync(request, cancellationToken);
        }
        catch (Exception problem) when (problem is BrokenCircuitException or TimeoutRejectedException or HttpRequestException)
        {
            throw new SpotifyException(SpotifyProblem.Unavailable, inner: problem);
        }
    }

    private ResiliencePipeline Build(TimeProvider clock, ResiliencePipeline attempt, Predicate<Exception?> isWorthAnother) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(_timings.Total)
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = _timings.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _timings.FirstWait,
                ShouldHandle = arguments => ValueTask.FromResult(isWorthAnother(arguments.Outcome.Exception)),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as SpotifyException)?.RetryAfter + TimerSlack),
            })
            .AddPipeline(attempt)
            .Build();

    private static bool IsFailure(Exception? problem) =>
        problem is TimeoutRejectedException or HttpRequestException or SpotifyException { Problem: SpotifyProblem.Unavailable };

    private bool IsShortWait(Exception? problem) =>
        problem is SpotifyException { Problem: SpotifyProblem.Busy } busy && (busy.RetryAfter ?? TimeSpan.Zero) <= _timings.LongestWait;
}
