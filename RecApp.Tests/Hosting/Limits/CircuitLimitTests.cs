using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Limits;

public class CircuitLimitTests
{
    [Fact]
    public async Task Circuits_AtTheCap_ArePolitelyRefusedUntilOneCloses()
    {
        await using var server = new BrowserServer { Settings = { ["Hosting:Circuits:PerAddress"] = "2" } };
        using var client = new HttpClient { BaseAddress = server.Address };
        using var first = await ConnectAsync(server.Address);
        using var second = await ConnectAsync(server.Address);
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server.Address));

        using var page = await client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
        Assert.Contains("Too many open tabs", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var api = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);

        first.Abort();
        await WaitUntilAsync(async () => (await client.GetAsync("/")).StatusCode == HttpStatusCode.OK);
        using var third = await ConnectAsync(server.Address);
        Assert.Equal(WebSocketState.Open, third.State);
    }

    [Theory]
    [InlineData("Development", true)]
    [InlineData("Production", false)]
    public async Task Options_OfCircuits_ComeFromTheConfiguration(string environment, bool detailedErrors)
    {
        await using var factory = new RecAppFactory
        {
            EnvironmentName = environment,
            Settings = { ["Hosting:Circuits:DisconnectedRetained"] = "7", ["Hosting:Circuits:DisconnectedRetentionSeconds"] = "9" },
        };
        var circuits = factory.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        Assert.Equal(detailedErrors, circuits.DetailedErrors);
        Assert.Equal(7, circuits.DisconnectedCircuitMaxRetained);
        Assert.Equal(TimeSpan.FromSeconds(9), circuits.DisconnectedCircuitRetentionPeriod);
        Assert.Equal(TimeSpan.FromSeconds(20), circuits.JSInteropDefaultCallTimeout);
    }

    private static async Task<ClientWebSocket> ConnectAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor"), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 100 && !await condition(); i++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }
}
