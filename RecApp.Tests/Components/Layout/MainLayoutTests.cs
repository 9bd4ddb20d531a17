using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class MainLayoutTests : ComponentTest
{
    private IRenderedComponent<MainLayout> RenderLayout(RenderFragment? body = null) =>
        Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, body ?? (builder => builder.AddMarkupContent(0, "<h1>Page</h1>"))));

    [Fact]
    public void Render_AnyPage_HasLandmarksAndASkipLinkToTheContent()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("recommender?take=10");
        var layout = RenderLayout();

        Assert.NotNull(layout.Find("header"));
        Assert.Equal("Main", layout.Find("nav").GetAttribute("aria-label"));
        Assert.Equal("content", layout.Find("main").Id);
        Assert.Equal("/recommender?take=10#content", layout.Find("a.skip-link").GetAttribute("href"));
        Assert.Equal("Page", layout.Find("main h1").TextContent);
    }

    [Fact]
    public void MenuButton_ClickedAndEscaped_OpensAndCloses()
    {
        var layout = RenderLayout();
        Assert.Equal("false", layout.Find(".menu-button").GetAttribute("aria-expanded"));
        Assert.Equal(layout.Find("nav").Id, layout.Find(".menu-button").GetAttribute("aria-controls"));

        layout.Find(".menu-button").Click();
        Assert.Equal("true", layout.Find(".menu-button").GetAttribute("aria-expanded"));
        Assert.Contains("open", layout.Find("nav").ClassList);

        layout.Find("nav").KeyDown("Escape");
        Assert.Equal("false", layout.Find(".menu-button").GetAttribute("aria-expanded"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void MenuButton_OpenThenNavigated_Closes()
    {
        var layout = RenderLayout();
        layout.Find(".menu-button").Click();

        Services.GetRequiredService<NavigationManager>().NavigateTo("models");

        layout.WaitForAssertion(() => Assert.DoesNotContain("open", layout.Find("nav").ClassList));
    }

    [Fact]
    public void Navigation_OnAPage_MarksItsLink()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("models/playlists");
        var layout = RenderLayout();

        Assert.Equal("Models", layout.Find("nav [aria-current=page]").TextContent);
    }
}
