using Bunit;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class ThemeToggleTests : ComponentTest
{
    [Fact]
    public void Render_RememberedChoice_IsPressed()
    {
        JSInterop.Setup<string>("recappTheme.get").SetResult("dark");

        var toggle = Render<ThemeToggle>();

        var pressed = Assert.Single(toggle.FindAll("[aria-pressed=true]"));
        Assert.Equal("Dark theme", pressed.GetAttribute("aria-label"));
        Assert.Equal(3, toggle.FindAll("button").Count);
    }

    [Fact]
    public void Click_OtherTheme_TellsTheBrowser()
    {
        JSInterop.Setup<string>("recappTheme.get").SetResult("system");
        var toggle = Render<ThemeToggle>();

        toggle.Find("[aria-label='Light theme']").Click();

        Assert.Equal("light", JSInterop.VerifyInvoke("recappTheme.set").Arguments[0]);
        Assert.Equal("true", toggle.Find("[aria-label='Light theme']").GetAttribute("aria-pressed"));
    }
}
