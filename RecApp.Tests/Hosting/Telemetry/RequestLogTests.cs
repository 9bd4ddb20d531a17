using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Hosting.Telemetry;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Telemetry;

public class RequestLogTests
{
    [Fact]
    public async Task Request_WithNewlinesEverywhere_IsOneEventWithoutUserText()
    {
        using var log = new LogCollector();
        await using var probe = await ProbeApplication.StartAsync(
            api => api.MapPost("/things/{name}", (string name, string q, string[] body) => name + q + body.Length),
            configure: services => services.AddSingleton<ILoggerProvider>(log));
        const string Forged = "x%0Ainfo:%20Admin%20logged%20in";
        using var content = JsonContent.Create(new[] { "line\ninfo: forged" });
        using var answer = await probe.Client.PostAsync($"/api/v1/things/{Forged}?q={Forged}", content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode);
        var entry = Assert.Single(log.Events, entry => entry.Category == typeof(RequestLog).FullName);
        Assert.StartsWith("POST /api/v1/things/{name} answered 200 in ", entry.Message);
        Assert.DoesNotContain('\n', entry.Message);
        Assert.DoesNotContain(log.Events, entry => entry.Level >= LogLevel.Information && entry.Category.StartsWith("RecApp", StringComparison.Ordinal) && entry.Message.Contains("forged"));
    }
}
