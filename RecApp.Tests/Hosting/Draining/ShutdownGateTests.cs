using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecApp.Hosting;
using RecApp.Hosting.Draining;

namespace RecApp.Tests.Hosting.Draining;

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

    [Fact]
    public async Task InvokeAsync_CircuitWhileOthersMoveOn_IsRefused()
    {
        var drain = Drain();
        await drain.RunAsync();

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, await StatusAsync("/_blazor/negotiate", stopping: false, drain));
    }

    private static CircuitDrain Drain() => new(Options.Create(new HostingOptions()), TimeProvider.System, NullLogger<CircuitDrain>.Instance);

    private static Task<int> StatusAsync(string path, bool stopping) => StatusAsync(path, stopping, Drain());

    private static async Task<int> StatusAsync(string path, bool stopping, CircuitDrain drain)
    {
        var gate = new ShutdownGate(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            },
            new Lifetime(stopping), drain);
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
