using System.Net;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Security;

public class ReverseProxyTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("10.0.0.1/8", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("proxy.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_AddressOrNetwork_IsRead(string? text, bool expected) => Assert.Equal(expected, ReverseProxy.TryParse(text, out _));

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("10.0.0.0/8", HttpStatusCode.TooManyRequests)]
    public async Task Request_ForwardedForAnotherCaller_CountsForHimWhereTheProxyIsKnown(string known, HttpStatusCode expected)
    {
        await using var server = new BrowserServer
        {
            Settings = { ["Hosting:KnownProxies:0"] = known, ["Hosting:RateLimits:Pages:RequestsPerSecond"] = "1", ["Hosting:RateLimits:Pages:Burst"] = "1" },
        };
        using var client = new HttpClient { BaseAddress = server.Address };
        await AskAsync(client, "192.0.2.1");

        Assert.Equal(expected, await AskAsync(client, "192.0.2.2"));
        // The same caller has used up what he may.
        Assert.Equal(HttpStatusCode.TooManyRequests, await AskAsync(client, "192.0.2.2"));
    }

    [Fact]
    public async Task Start_ProxyThatIsNone_IsRefusedWithTheKey()
    {
        await using var process = ApplicationProcess.Start(["--urls", "http://127.0.0.1:0", "--Hosting:KnownProxies:0", "nginx", "--Hosting:MaxRequestBodyBytes", "1"]);
        string output = await process.Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.Process.ExitCode);
        Assert.Contains("Hosting:KnownProxies holds 'nginx'; allowed are addresses and networks", output, StringComparison.Ordinal);
        Assert.Contains("Hosting:MaxRequestBodyBytes is 1", output, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about-nothing");
        request.Headers.Add("X-Forwarded-For", caller);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode == HttpStatusCode.TooManyRequests ? answer.StatusCode : HttpStatusCode.OK;
    }
}
