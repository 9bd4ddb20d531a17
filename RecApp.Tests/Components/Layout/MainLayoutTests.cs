using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class MainLayoutTests : ComponentTest
{
    public MainLayoutTests()
    {
        Services.AddHealthChecks();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private IRenderedComponent<MainLayout> RenderLayout() =>
        Render<MainLayout>(parameters => parameters.Add(layout => layout.Body, builder => builder.AddMarkupContent(0, "<h1>Page</h1>")));

    [Fact]
    public void Render_AnyPage_HasLandmarksAndASkipLinkToTheContent()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("recommender?take=10");
        var layout = RenderLayout();

        Assert.NotNull(layout.Find("header"));
        Assert.Equal("Main", layout.Find("aside nav").GetAttribute("aria-label"));
        Assert.Equal("content", layout.Find("main").Id);
        Assert.Equal("/recommender?take=10#content", layout.Find("a.skip-link").GetAttribute("href"));
        Assert.Equal("Page", layout.Find("main h1").TextContent);
        Assert.NotNull(layout.Find("footer"));
    }

    [Fact]
    public void MenuButton_Clicked_ShowsAndHidesTheNames()
    {
        // Without a browser's width MudBlazor takes the window for the narrowest, where the drawer begins closed.
        var layout = RenderLayout();
        Assert.Equal("false", layout.Find("[aria-label=Menu]").GetAttribute("aria-expanded"));
        Assert.Equal(layout.Find("aside").Id, layout.Find("[aria-label=Menu]").GetAttribute("aria-controls"));

        layout.Find("[aria-label=Menu]").Click();
        Assert.Equal("true", layout.Find("[aria-label=Menu]").GetAttribute("aria-expanded"));
        Assert.Contains("mud-drawer--open", layout.Find("aside").ClassList);

        layout.Find("aside").KeyDown("Escape");
        Assert.Equal("false", layout.Find("[aria-label=Menu]").GetAttribute("aria-expanded"));
        JSInterop.VerifyFocusAsyncInvoke();
    }

    [Fact]
    public void Navigation_OnAPage_MarksItsLink()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("models/playlists");
        var layout = RenderLayout();

        Assert.Equal("Models", layout.Find("aside [aria-current=page]").TextContent.Trim());
    }
}
