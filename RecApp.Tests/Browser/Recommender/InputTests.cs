using System.Text.RegularExpressions;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

public class InputTests(BrowserFixture browser)
{
    [Fact]
    public async Task Search_ByKeyboardAlone_AddsAndRecommends()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.Search.PressSequentiallyAsync("jazz vibes");
        await Expect(page.Options.First).ToContainTextAsync("Jazz Vibes");
        await page.Search.PressAsync("ArrowDown");
        await page.Search.PressAsync("Enter");
        await Expect(page.Selection).ToContainTextAsync("Jazz Vibes");
        await page.Recommend.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await Expect(page.Heading).ToHaveTextAsync("30 songs for you");
        await Expect(page.Heading).ToBeFocusedAsync();
        await page.ExpectSongsAsync(30);
        await Expect(page.Page.Locator(".tracks")).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Search_NameThatLooksLikeMarkup_StaysText()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.Search.PressSequentiallyAsync("dark trap");
        var option = page.Options.Filter(new() { HasText = "< DARK TRAP >" });
        await option.ClickAsync();

        await Expect(page.Selection).ToContainTextAsync("< DARK TRAP >");
        await page.AskAsync();
        await page.ShowTabAsync("Map");
        await tab.DrawChartsAsync(2);
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData("https://open.spotify.com/playlist/37i9dQZF1DX0SM0LYsmbMT?si=abc", "Added the playlist “Jazz Vibes”")]
    [InlineData("spotify:playlist:37i9dQZF1DX0SM0LYsmbMT", "Added the playlist “Jazz Vibes”")]
    [InlineData("<iframe src=\"https://open.spotify.com/embed/playlist/37i9dQZF1DX0SM0LYsmbMT?utm_source=generator\" width=\"100%\"></iframe>", "Added the playlist “Jazz Vibes”")]
    [InlineData("37i9dQZF1DX0SM0LYsmbMT", "Added the playlist “Jazz Vibes”")]
    [InlineData("https://open.spotify.com/album/1srJQ0njEQgd8w4XSqI4JQ", "Added from the album “Trip”")]
    [InlineData("https://open.spotify.com/intl-de/track/0017A6SJgTbfQVU2EtsPNo", "Added “Pangarap” by Barbie's Cradle")]
    public async Task Link_OfSomethingInTheCatalogue_IsUsed(string link, string outcome)
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.PasteAsync(link);

        await Expect(page.LinkOutcome).ToContainTextAsync(outcome);
        await Expect(page.Selection).ToHaveCountAsync(1);
        await Expect(page.Link).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData("https://evil.example/playlist/37i9dQZF1DX0SM0LYsmbMT")]
    [InlineData("https://open.spotify.com@evil.example/playlist/37i9dQZF1DX0SM0LYsmbMT")]
    [InlineData("https://open.spotify.com/playlist/37i9dQZF1DX0SM0LYsmb")]
    [InlineData("javascript:alert(1)")]
    public async Task Link_ForeignOrMisspelt_IsRefusedAndKept(string link)
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.PasteAsync(link);

        await Expect(page.LinkOutcome).ToContainTextAsync("not a Spotify link");
        await Expect(page.Link).ToHaveValueAsync(link);
        await Expect(page.Link).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Selection).ToHaveCountAsync(0);
        await tab.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Link_NotInTheCatalogue_ShowsThePlayerAndTheOtherWays()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.PasteAsync("https://open.spotify.com/playlist/0000000000000000000000");

        await Expect(page.LinkOutcome).ToContainTextAsync("not in the catalogue");
        await Expect(page.Page.Locator(".link-missing")).ToContainTextAsync("upload the CSV below");
        await Expect(page.Page.Locator(".link-missing .embed-button")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sliders_WithoutAnySong_Recommend()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.OpenFoldAsync("Set a mood");

        var slider = page.Page.GetByLabel("Acousticness", new() { Exact = true });
        await slider.FocusAsync();
        await slider.PressAsync("End");

        await Expect(page.Page.GetByLabel("Use the mood")).ToBeCheckedAsync();
        await page.AskAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("acousticness=1"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Recommend_NothingChosen_SaysWhatIsMissing()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.Recommend.ClickAsync();

        await Expect(page.Page.Locator(".workbench-foot")).ToContainTextAsync("Choose at least one song");
    }
}
