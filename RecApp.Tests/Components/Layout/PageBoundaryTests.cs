using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Components.Layout;
using RecApp.Session;

namespace RecApp.Tests.Components.Layout;

public sealed class PageBoundaryTests : ComponentTest
{
    private bool _broken = true;

    private RenderFragment Page => builder =>
    {
        if (_broken)
            throw new InvalidOperationException("secret connection string");
        builder.AddMarkupContent(0, "<h1>Works</h1>");
    };

    private IRenderedComponent<PageBoundary> RenderBoundary() =>
        Render<PageBoundary>(parameters => parameters.Add(boundary => boundary.ChildContent, Page));

    [Fact]
    public void Render_PageFails_ShowsOurWordsAndNoDetails()
    {
        var boundary = RenderBoundary();

        Assert.Equal("This page ran into a problem", boundary.Find("[role=alert] h1").TextContent);
        Assert.DoesNotContain("secret", boundary.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(" at RecApp", boundary.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_PageFails_LeavesNothingForAReloadToFailAtAgain()
    {
        RenderBoundary();

        Assert.True(Services.GetRequiredService<SessionState>().IsSuspect);
    }

    [Fact]
    public void Retry_PageWorksAgain_ShowsIt()
    {
        var boundary = RenderBoundary();
        _broken = false;

        boundary.Find("button").Click();

        Assert.Equal("Works", boundary.Find("h1").TextContent);
    }

    [Fact]
    public void Navigate_AfterAFailure_ShowsTheNextPage()
    {
        var boundary = RenderBoundary();

        boundary.Render(parameters => parameters.Add(b => b.ChildContent, builder => builder.AddMarkupContent(0, "<h1>Next</h1>")));

        Assert.Equal("Next", boundary.Find("h1").TextContent);
    }
}
