using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Outgoing;
using RecApp.Storage.Hours;
using RecApp.Tests.Support;

namespace RecApp.Tests.Monitoring.Alerts.Webhook;

public sealed class WebhookSenderTests : IAsyncDisposable
{
    private const string Key = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private readonly LogCollector _events = new();
    private readonly ServiceProvider _services;

    public WebhookSenderTests()
    {
        ServiceCollection services = new();
        services.AddOutgoingClient(WebhookSender.Client, WebhookSender.LargestAnswer);
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    [Fact]
    public async Task SendDue_FailsFirstAndRestartsInBetween_DeliversEachMessageSignedAndInOrder()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var bench = await StartAsync(listener);
        listener.Status = 503;
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        await SendAsync(bench);
        Assert.Single(listener.Received);
        Assert.Equal("it answered 503", (await bench.Deliveries.TroubleAsync(Cancellation))!.Failure);

        bench.Storage.Clock.Advance(TimeSpan.FromHours(3));
        await bench.LookAsync(2);
        await bench.RestartAsync();
        listener.Status = 204;
        await SendAsync(bench);

        var received = listener.Received.ToArray();
        Assert.Equal(3, received.Length);
        Assert.Equal((received[0].Id, received[0].Body), (received[1].Id, received[1].Body));
        Assert.NotEqual(received[1].Id, received[2].Id);
        Assert.All(received, post => Assert.Equal(
            "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes($"{post.Id}.{post.Time}.{post.Body}"))), post.Signature));
        Assert.Equal(bench.Storage.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), received[1].Time);
        Assert.Equal(["recapp.alert.raised", "recapp.alert.ended"], received[1..].Select(post => Read(post).GetProperty("type").GetString()!));
        var data = Read(received[1]).GetProperty("data");
        Assert.Equal(("failed", "words", 1, 0.02), (data.GetProperty("rule").GetString(), data.GetProperty("model").GetString(), data.GetProperty("measured").GetDouble(), data.GetProperty("threshold").GetDouble()));
        Assert.Null(await bench.Deliveries.TroubleAsync(Cancellation));
        await SendAsync(bench);
        Assert.Equal(3, listener.Received.Count);
    }

    [Fact]
    public async Task SendDue_NotYetDue_Waits()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var bench = await StartAsync(listener);
        listener.Status = 500;
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        List<int> tries = [];
        foreach (double seconds in (double[])[0, 4.9, 0.2, 19.9, 0.2])
        {
            bench.Storage.Clock.Advance(TimeSpan.FromSeconds(seconds));
            await SendAsync(bench);
            tries.Add(listener.Received.Count);
        }

        Assert.Equal([1, 1, 2, 2, 3], tries);
    }

    // Over four hours it may be due at most; what is due later was written before the clock was set back.
    [Fact]
    public async Task SendDue_ClockSetBack_DoesNotWaitForIt()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var bench = await StartAsync(listener);
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        bench.Storage.Clock.AdjustTime(bench.Storage.Clock.GetUtcNow().AddDays(-2));
        await SendAsync(bench);

        Assert.Single(listener.Received);
    }

    [Theory]
    [InlineData(410, 0)]
    [InlineData(500, 73)]
    public async Task SendDue_GoneOrTooLate_IsGivenUp(int status, int hours)
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var bench = await StartAsync(listener);
        listener.Status = status;
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        bench.Storage.Clock.Advance(TimeSpan.FromHours(hours));
        await SendAsync(bench);
        bench.Storage.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(bench);

        Assert.Single(listener.Received);
        Assert.Equal((1, 0), await bench.Deliveries.TroubleAsync(Cancellation) is { } trouble ? (trouble.Messages, trouble.Waiting) : default);
    }

    [Fact]
    public async Task SendDue_NobodyThere_IsSaidOnceWithoutAddressOrKey()
    {
        await using var bench = await AlertBench.StartAsync(options => (options.Webhook.Url, options.Webhook.Key) = ("http://127.0.0.1:1/hook?channel=secret-channel", Key));
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        var sender = Sender(bench);
        for (int tries = 0; tries < 3; tries++)
        {
            await sender.SendDueAsync(Cancellation);
            bench.Storage.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        string said = Assert.Single(_events.Events).Message;
        Assert.Contains("it can't be reached (ConnectionError)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-channel", said, StringComparison.Ordinal);
        Assert.Equal(1, (await bench.Deliveries.TroubleAsync(Cancellation))!.Waiting);
    }

    [Fact]
    public async Task SendDue_Redirect_IsNotFollowed()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var bench = await StartAsync(listener);
        listener.Status = 307;
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        await SendAsync(bench);

        Assert.Single(listener.Received);
        Assert.Equal("it answered 307", (await bench.Deliveries.TroubleAsync(Cancellation))!.Failure);
    }

    [Fact]
    public async Task SendDue_TwoInstances_OneOfThemSends()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var pair = await StartPairAsync(listener);
        TaskCompletionSource answer = new();
        listener.Patience = answer.Task;

        var sending = SendAsync(pair.First);
        await WaitForAsync(listener, 1);
        await SendAsync(pair.Second);
        answer.SetResult();
        await sending;
        await SendAsync(pair.Second);

        Assert.Single(listener.Received);
        // The end, though the one that raised it is gone.
        pair.Second.Storage.Clock.Advance(TimeSpan.FromHours(3));
        await pair.Second.LookAsync(2);
        await SendAsync(pair.Second);
        Assert.Equal("recapp.alert.ended", Read(listener.Received.Last()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task SendDue_DiesOverAMessage_TheOtherInstanceSendsIt()
    {
        await using var listener = await WebhookListener.StartAsync();
        await using var pair = await StartPairAsync(listener);
        TaskCompletionSource answer = new();
        listener.Patience = answer.Task;
        using CancellationTokenSource death = new();
        var sending = Sender(pair.First).SendDueAsync(death.Token);
        await WaitForAsync(listener, 1);
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        answer.SetResult();

        pair.Second.Storage.Clock.Advance(TimeSpan.FromSeconds(59));
        await SendAsync(pair.Second);
        Assert.Single(listener.Received);
        pair.Second.Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(pair.Second);
        await SendAsync(pair.First);

        Assert.Equal(2, listener.Received.Count);
        Assert.Single(listener.Received.Select(post => post.Id).Distinct());
        Assert.Null(await pair.First.Deliveries.TroubleAsync(Cancellation));
    }

    // Of the scheme's own documentation, so that every library which speaks it verifies what is sent here.
    [Fact]
    public void Sign_PublishedExample_GivesThePublishedSignature() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookMessage.Sign(Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"));

    private static JsonElement Read(WebhookPost post) => JsonDocument.Parse(post.Body).RootElement;

    private static Task<AlertBench> StartAsync(WebhookListener listener, string connectionString = "") =>
        AlertBench.StartAsync(options => (options.Webhook.Url, options.Webhook.Key) = (listener.Address, Key), connectionString);

    // Two instances on one database, which have both found the same.
    private static async Task<Pair> StartPairAsync(WebhookListener listener)
    {
        string schema = PostgreSqlServer.Shared.NewSchema();
        Pair pair = new(await StartAsync(listener, schema), await StartAsync(listener, schema));
        await pair.First.RefuseAsync(100, Outcome.Failed);
        for (int looks = 0; looks < 2; looks++)
            await Task.WhenAll(pair.First.LookAsync(), pair.Second.LookAsync());
        Assert.Single(await pair.First.AlertsAsync());
        Assert.Single(pair.First.Events.Events.Concat(pair.Second.Events.Events), line => line.Message.StartsWith("Alert: ", StringComparison.Ordinal));
        return pair;
    }

    private static async Task WaitForAsync(WebhookListener listener, int messages)
    {
        while (listener.Received.Count < messages)
            await Task.Delay(10, Cancellation);
    }

    private Task SendAsync(AlertBench bench) => Sender(bench).SendDueAsync(Cancellation);

    private WebhookSender Sender(AlertBench bench) => new(
        bench.Deliveries, _services.GetRequiredService<IHttpClientFactory>(), bench.Options, bench.Storage.Clock, new LoggerFactory([_events]).CreateLogger<WebhookSender>());

    private sealed record Pair(AlertBench First, AlertBench Second) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }
}
