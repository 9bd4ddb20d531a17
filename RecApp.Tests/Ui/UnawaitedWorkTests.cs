using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Components.Layout;
using RecApp.Tests.Components;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class UnawaitedWorkTests : ComponentTest
{
    private readonly LogCollector _log = new();

    public UnawaitedWorkTests() => Services.AddLogging(logging => logging.AddProvider(_log));

    [Fact]
    public async Task ReportTo_WorkFailsOnAnotherThread_ShowsTheBoundaryAndIsLogged()
    {
        var boundary = RenderClock();

        await Task.Run(() => boundary.FindComponent<Clock>().Instance.Strike(() => throw new InvalidOperationException("no such hour")), Xunit.TestContext.Current.CancellationToken);

        boundary.WaitForAssertion(() => Assert.Equal("This page ran into a problem", boundary.Find("[role=alert] h1").TextContent));
        Assert.Contains(_log.Events, logged => logged.Level >= LogLevel.Warning && logged.Message.Contains("no such hour", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReportTo_WorkIsCancelled_LeavesThePageAlone()
    {
        var boundary = RenderClock();

        await boundary.FindComponent<Clock>().Instance.Strike(() => Task.FromCanceled(new(canceled: true)));

        Assert.Equal("Twelve", boundary.Find("p").TextContent);
    }

    private IRenderedComponent<PageBoundary> RenderClock() => Render<PageBoundary>(parameters => parameters.AddChildContent<Clock>());

    private sealed class Clock : ComponentBase
    {
        public Task Strike(Func<Task> work) => InvokeAsync(work).ReportTo(DispatchExceptionAsync);

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<p>Twelve</p>");
    }
}
