using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Telemetry;

public class TelemetryTests
{
    [Theory]
    [InlineData(null, "recapp")]
    [InlineData("first", "first")]
    public async Task Metrics_WithACollectorNamed_ArriveThereUnderTheServicesName(string? given, string name)
    {
        var received = new ConcurrentBag<(string Path, string Body)>();
        await using var collector = await StartCollectorAsync(received);
        var settings = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Urls.First(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = given,
        };
        await using (var probe = await ProbeApplication.StartAsync(api => api.MapGet("/work", () => "done"), settings, onKestrel: true))
        {
            await probe.Client.GetStringAsync("/api/v1/work?text=dearest", TestContext.Current.CancellationToken);
        }
        Assert.All(["http.server.request.duration", "http.client.request.duration", "dotnet.gc.collections"], instrument =>
            Assert.Contains(received, message => message.Path == "/v1/metrics" && message.Body.Contains(instrument)));
        // The attribute, its value's type and length, and the value.
        Assert.Contains(received, message => message.Path == "/v1/traces" && Regex.IsMatch(message.Body, $"service\\.name\x12.\n.{name}") && message.Body.Contains("/api/v1/work"));
        Assert.DoesNotContain(received, message => message.Body.Contains("dearest"));
    }

    [Fact]
    public async Task Metrics_WithoutACollector_AreNotEvenGathered()
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapGet("/work", () => "done"));

        Assert.Null(probe.Application.Services.GetService<MeterProvider>());
        Assert.Null(probe.Application.Services.GetService<TracerProvider>());
    }

    private static async Task<WebApplication> StartCollectorAsync(ConcurrentBag<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = builder.Build();
        collector.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Add((request.Path, Encoding.Latin1.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        return collector;
    }
}
