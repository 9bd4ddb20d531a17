using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;
using RecApp.Storage;

namespace RecApp.Monitoring.Alerts.Webhook;

/// <summary>
/// Delivers messages to the webhook, one after the other: at least once each, and again after 5, 20, 80 seconds and so on up to 4 hours until one
/// arrives or its time is over. Nothing waits for it. Of several instances on one database one sends a message; where that one dies over it, another one does.
/// </summary>
internal sealed partial class WebhookSender : BackgroundService
{
    /// <summary>The client's name.</summary>
    public const string Client = "Alerts";

    /// <summary>Most of an answer that is read, in bytes.</summary>
    public const long LargestAnswer = 64 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromHours(4), Patience = TimeSpan.FromSeconds(10);

    // What a try takes at most, and as much as clocks of machines may differ.
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly DeliveryStore _store;
    private readonly IHttpClientFactory _clients;
    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<WebhookSender> _logger;
    private readonly ResiliencePipeline _patience;
    private bool _failing;

    public WebhookSender(DeliveryStore store, IHttpClientFactory clients, IOptions<AlertOptions> options, TimeProvider clock, ILogger<WebhookSender> logger)
    {
        (_store, _clients, _options, _clock, _logger) = (store, clients, options.Value.Webhook, clock, logger);
        _patience = new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(Patience).Build();
    }

    /// <summary>Sends what is due, until nothing is or one does not arrive.</summary>
    /// <exception cref="StorageUnavailableException">What is due can't be read, or what became of it not be stored.</exception>
    public async Task SendDueAsync(CancellationToken cancellationToken)
    {
        while (await _store.TakeAsync(_clock.GetUtcNow(), Turn, LongestPause, cancellationToken) is { } delivery)
        {
            var (failure, isFinal) = await SendAsync(delivery, cancellationToken);
            var now = _clock.GetUtcNow();
            if (failure is null)
            {
                await _store.DeliveredAsync(delivery, now, cancellationToken);
                if (_failing)
                    LogDelivered();
                _failing = false;
                continue;
            }
            var next = now + PauseAfter(delivery.Attempts);
            await _store.FailedAsync(delivery, failure, isFinal || next > delivery.CreatedUtc.AddHours(_options.RetryHours) ? null : next, now, cancellationToken);
            if (!_failing)
                LogFailed(failure);
            _failing = true;
            return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.IsOn)
            return;
        using PeriodicTimer timer = new(Pause, _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // What is due stays so. Of its own failures the storage tells itself.
                if (problem is not StorageUnavailableException && !_failing)
                    LogBroken(problem);
                _failing = true;
            }
        }
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        double seconds = Pause.TotalSeconds * Math.Pow(4, attempts);
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }

    private async Task<(string? Failure, bool IsFinal)> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            var status = await _patience.ExecuteAsync(async attempt => await PostAsync(delivery, attempt), cancellationToken);
            return (int)status is >= 200 and < 300 ? (null, false) : (string.Create(CultureInfo.InvariantCulture, $"it answered {(int)status}"), status == HttpStatusCode.Gone);
        }
        catch (TimeoutRejectedException)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"no answer within {Patience.TotalSeconds} s"), false);
        }
        catch (HttpRequestException problem)
        {
            // Not its message, which names the address.
            return ($"it can't be reached ({problem.HttpRequestError})", false);
        }
    }

    private async Task<HttpStatusCode> PostAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        long seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        using HttpRequestMessage request = new(HttpMethod.Post, _options.Url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(WebhookMessage.IdHeader, delivery.Id);
        request.Headers.Add(WebhookMessage.TimeHeader, seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookMessage.SignatureHeader, WebhookMessage.Sign(_options.KeyBytes, delivery.Id, seconds, delivery.Body));
        using var client = _clients.CreateClient(Client);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }

    [LoggerMessage(1, LogLevel.Warning, "The webhook of alerts got no message: {Reason}. It is tried again, at ever longer intervals")]
    private partial void LogFailed(string reason);

    [LoggerMessage(3, LogLevel.Error, "Messages to the webhook of alerts can't be sent")]
    private partial void LogBroken(Exception problem);

    [LoggerMessage(2, LogLevel.Information, "The webhook of alerts gets its messages again")]
    private partial void LogDelivered();
}
