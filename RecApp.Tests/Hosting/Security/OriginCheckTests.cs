using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Security;

public class OriginCheckTests
{
    [Theory]
    [InlineData("http://recapp.example", "recapp.example", true)]
    [InlineData("https://recapp.example", "recapp.example", true)]
    [InlineData("https://RECAPP.example", "recapp.example", true)]
    [InlineData("https://recapp.example:8443", "recapp.example:8443", true)]
    [InlineData("http://[::1]:5080", "[::1]:5080", true)]
    [InlineData("https://recapp.example:8443", "recapp.example", false)]
    [InlineData("http://recapp.example:81", "recapp.example:80", false)]
    [InlineData("https://recapp.example.evil.example", "recapp.example", false)]
    [InlineData("https://evil-recapp.example", "recapp.example", false)]
    public void IsOwn_HostAndPort_MustBothMatch(string origin, string host, bool expected) =>
        Assert.Equal(expected, Origin.TryParse(origin, out var parsed) && Origin.IsOwn(parsed, new HostString(host)));

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("file://")]
    [InlineData("https://recapp.example/")]
    [InlineData("https://recapp.example/path")]
    [InlineData("https://user@recapp.example")]
    [InlineData("https://recapp.example,https://evil.example")]
    [InlineData("javascript:alert(1)")]
    public void TryParse_NotAnOrigin_IsRefused(string text) => Assert.False(Origin.TryParse(text, out _));

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("https://partner.example", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Negotiate_FromAnOrigin_IsOpenToOwnAndConfiguredOnes(string? origin, HttpStatusCode expected)
    {
        await using var factory = new RecAppFactory { Settings = { ["Hosting:AllowedOrigins:0"] = "https://partner.example" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        using var answer = await factory.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task WebSocket_FromAForeignOrigin_IsRefusedWhereTheOwnIsTaken()
    {
        await using var server = new BrowserServer();
        Assert.Equal(WebSocketState.Open, await ConnectAsync(server.Address, $"http://{server.Address.Authority}"));
        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server.Address, "https://evil.example"));
        Assert.Contains("403", refusal.Message);
    }

    private static async Task<WebSocketState> ConnectAsync(Uri address, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor"), TestContext.Current.CancellationToken);
        return socket.State;
    }
}
