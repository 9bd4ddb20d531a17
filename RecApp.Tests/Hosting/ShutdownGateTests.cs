using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using RecApp.Hosting;

namespace RecApp.Tests.Hosting;

public class ShutdownGateTests
{
    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate")]
    public async Task InvokeAsync_CircuitWhileStopping_IsRefused(string path) =>
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await StatusAsync(path, stopping: true));

    [Theory]
    [InlineData("/_blazor", false)]
    [InlineData("/", true)]
    public async Task InvokeAsync_Otherwise_GoesOn(string path, bool stopping) =>
        Assert.Equal(StatusCodes.Status204NoContent, await StatusAsync(path, stopping));

    private static async Task<int> StatusAsync(string path, bool stopping)
    {
        var gate = new ShutdownGate(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            },
            new Lifetime(stopping));
        var context = new DefaultHttpContext { Request = { Path = path } };
        await gate.InvokeAsync(context);
        return context.Response.StatusCode;
    }

    private sealed class Lifetime(bool stopping) : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => new(true);

        public CancellationToken ApplicationStopping => new(stopping);

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
