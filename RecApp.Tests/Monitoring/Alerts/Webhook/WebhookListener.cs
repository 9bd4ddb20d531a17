using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RecApp.Monitoring.Alerts.Webhook;

namespace RecApp.Tests.Monitoring.Alerts.Webhook;

/// <summary>Somebody's webhook on a loopback port.</summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebhookListener(WebApplication application) => _application = application;

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>It answers nobody before.</summary>
    public Task Patience { get; set; } = Task.CompletedTask;

    /// <summary>Every message, whatever was answered.</summary>
    public ConcurrentQueue<WebhookPost> Received { get; } = new();

    public string Address => $"{_application.Urls.First()}/hook?channel=secret-channel";

    public static async Task<WebhookListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebhookListener listener = new(builder.Build());
        listener._application.MapPost("/hook", async (HttpContext context) =>
        {
            using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
            string Header(string name) => context.Request.Headers[name].ToString();
            listener.Received.Enqueue(new(Header(WebhookMessage.IdHeader), Header(WebhookMessage.TimeHeader), Header(WebhookMessage.SignatureHeader), await reader.ReadToEndAsync()));
            if (listener.Status is >= 300 and < 400)
                context.Response.Headers.Location = "/elsewhere";
            await listener.Patience.WaitAsync(context.RequestAborted);
            return Results.StatusCode(listener.Status);
        });
        await listener._application.StartAsync();
        return listener;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

/// <summary>A message as it arrived.</summary>
internal sealed record WebhookPost(string Id, string Time, string Signature, string Body);
