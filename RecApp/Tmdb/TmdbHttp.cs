using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace RecApp.Tmdb;

/// <summary>Asks TMDB a few times a second at most, and not at all for as long as it wants to be left alone. Its token is in no log.</summary>
internal sealed partial class TmdbHttp : IDisposable
{
    /// <summary>Largest answer read, in bytes.</summary>
    public const int LargestAnswer = 512 * 1024;

    private const int RequestsPerSecond = 4, Waiting = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 16 };
    private static readonly TimeSpan UsualPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http;
    private readonly TmdbOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<TmdbHttp> _logger;
    private readonly TokenBucketRateLimiter _pace = new(new()
    {
        TokenLimit = RequestsPerSecond,
        TokensPerPeriod = RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = Waiting,
        AutoReplenishment = true,
    });
    private readonly ResiliencePipeline _pipeline;
    private long _pausedUntilUtcTicks;

    public TmdbHttp(HttpClient http, IOptions<TmdbOptions> options, TimeProvider clock, ILogger<TmdbHttp> logger)
    {
        (_http, _options, _clock, _logger) = (http, options.Value, clock, logger);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(300),
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(TimeSpan.FromSeconds(10))
            .Build();
    }

    /// <summary>Reads what stands at a path below the API's address.</summary>
    /// <returns>Whether there was an answer at all, and what it says: null where TMDB knows nothing of it.</returns>
    public async Task<(bool Answered, T? Value)> AskAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await _pipeline.ExecuteAsync(attempt => AttemptAsync<T>(path, attempt), cancellationToken);
        }
        catch (Exception problem) when (problem is HttpRequestException or TimeoutRejectedException or JsonException)
        {
            LogFailed(problem.GetType().Name);
            return (false, null);
        }
    }

    public void Dispose() => _pace.Dispose();

    private async ValueTask<(bool Answered, T? Value)> AttemptAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var turn = await _pace.AcquireAsync(1, cancellationToken);
        if (!turn.IsAcquired || _clock.GetUtcNow().Ticks < Volatile.Read(ref _pausedUntilUtcTicks))
            return (false, null);
        using HttpRequestMessage request = new(HttpMethod.Get, _options.ApiUrl + path) { Headers = { Authorization = new("Bearer", _options.AccessToken) } };
        using var answer = await _http.SendAsync(request, cancellationToken);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.NotFound:
                return (true, null);
            case HttpStatusCode.TooManyRequests:
                Pause(Wait(answer.Headers.RetryAfter));
                return (false, null);
            case HttpStatusCode.Unauthorized:
                LogRefused();
                Pause(LongestPause);
                return (false, null);
        }
        answer.EnsureSuccessStatusCode();
        return (true, JsonSerializer.Deserialize<T>(await answer.Content.ReadAsByteArrayAsync(cancellationToken), Json));
    }

    private TimeSpan Wait(RetryConditionHeaderValue? header)
    {
        var wait = header?.Delta ?? header?.Date - _clock.GetUtcNow() ?? UsualPause;
        return wait < TimeSpan.Zero ? UsualPause : wait > LongestPause ? LongestPause : wait;
    }

    private void Pause(TimeSpan span) => Volatile.Write(ref _pausedUntilUtcTicks, (_clock.GetUtcNow() + span).Ticks);

    [LoggerMessage(LogLevel.Warning, "TMDB gave no answer ({Problem}); films keep their tiles")]
    private partial void LogFailed(string problem);

    [LoggerMessage(LogLevel.Error, "TMDB refuses the token in Tmdb:AccessToken; films keep their tiles")]
    private partial void LogRefused();
}
