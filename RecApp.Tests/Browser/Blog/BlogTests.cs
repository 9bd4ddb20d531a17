using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Blog;

/// <summary>What EveryPageTests does not see: charts that are drawn, answers that have come, and the ways between posts.</summary>
public class BlogTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/blog")]
    [InlineData("/blog/playlists")]
    public async Task Page_WithAnswersAndCharts_FitsEveryLook(string address)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync(address);
        if (address == "/")
            await Expect(tab.Page.Locator(".live a")).ToHaveCountAsync(6, new() { Timeout = 60_000 });
        await tab.DrawChartsAsync(address == "/blog/playlists" ? 1 : 0);
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Home_EveryCard_ShowsWhatItsPageShows()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");
        await Expect(tab.Page.Locator(".live a")).ToHaveCountAsync(6, new() { Timeout = 60_000 });
        var films = tab.Page.Locator("section", new() { Has = tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Films" }) });
        string first = await films.Locator(".live .text").First.InnerTextAsync();

        await films.GetByRole(AriaRole.Link, new() { Name = "See it in full" }).ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/recommender/movies\\?ids="));
        await Expect(tab.Page.Locator("main")).ToContainTextAsync(first);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Post_FromTheListAndOn_KeepsTitleAndHeadRight()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/blog");
        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Tags" }).GetByRole(AriaRole.Link, new() { Name = "recommenders" }).ClickAsync();
        await Expect(tab.Page.Locator("article")).ToHaveCountAsync(2);
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Films: most of the work is the baseline" }).ClickAsync();
        await Expect(tab.Page).ToHaveTitleAsync("Films: most of the work is the baseline – RecApp");
        await Expect(tab.Page.Locator("meta[property='og:type']")).ToHaveAttributeAsync("content", "article");

        await tab.Page.Locator("a[rel=next]").ClickAsync();
        await Expect(tab.Page).ToHaveTitleAsync("Lyrics: rhyme is the sampler's job – RecApp");
        await Expect(tab.Page.Locator("link[rel=canonical]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/blog/lyrics$"));

        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
        await Expect(tab.Page.Locator("meta[name=description]")).ToHaveAttributeAsync("content", new System.Text.RegularExpressions.Regex("^What every model is for"));
        await Expect(tab.Page.Locator("meta[property='og:type']")).ToHaveAttributeAsync("content", "website");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Contents_Clicked_ShowsTheSection()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/blog/movies");
        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Contents" }).GetByRole(AriaRole.Link, new() { Name = "What failed" }).ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/blog/movies#s-what-failed$"));
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "What failed" })).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Feed_LinkInTheList_OpensTheFeedItself()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/blog");
        var answer = await tab.Page.RunAndWaitForResponseAsync(
            () => tab.Page.GetByRole(AriaRole.Link, new() { Name = "Atom feed" }).ClickAsync(), response => response.Url.EndsWith("/blog/feed.xml", StringComparison.Ordinal));
        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Post_WithoutJavaScript_ShowsTextFiguresAndTables()
    {
        await using var tab = await browser.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = tab.Page;
        await page.GotoAsync(tab.At("/blog/movies"));

        await Expect(page.Locator(".post-body")).ToContainTextAsync("What one film says about your taste");
        await Expect(page.Locator(".figure").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^0\\.\\d{3}$"));
        await Expect(page.Locator(".post-chart table")).ToBeVisibleAsync();
        await Expect(page.Locator(".chart-area")).ToBeHiddenAsync();
    }
}
