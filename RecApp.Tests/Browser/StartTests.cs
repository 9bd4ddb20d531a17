using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

[Collection(BrowserCollection.Name)]
public class StartTests(BrowserFixture browser)
{
    [Fact]
    public async Task Home_InChromium_StartsItsCircuitAndTitle()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");
        Assert.Equal("RecApp", await tab.Page.TitleAsync());
    }
}
