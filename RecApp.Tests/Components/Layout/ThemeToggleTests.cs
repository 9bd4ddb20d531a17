using Bunit;
using MudBlazor;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class ThemeToggleTests : ComponentTest
{
    private IRenderedComponent<MudPopoverProvider> Open(string remembered)
    {
        JSInterop.Setup<string>("recappTheme.get").SetResult(remembered);
        var popovers = Render<MudPopoverProvider>();
        Render<ThemeToggle>().Find("button").Click();
        return popovers;
    }

    [Fact]
    public void Open_RememberedChoice_IsMarked()
    {
        var menu = Open("dark");

        menu.WaitForAssertion(() => Assert.Equal(3, menu.FindAll("[role=menuitem]").Count));
        Assert.Equal("Dark", Assert.Single(menu.FindAll("[aria-current=true]")).TextContent.Trim());
    }

    [Fact]
    public void Click_OtherTheme_TellsTheBrowser()
    {
        var menu = Open("system");
        menu.WaitForAssertion(() => Assert.NotEmpty(menu.FindAll("[role=menuitem]")));

        menu.FindAll("[role=menuitem]").Single(item => item.TextContent.Trim() == "Light").Click();

        Assert.Equal("light", JSInterop.VerifyInvoke("recappTheme.set").Arguments[0]);
    }
}
