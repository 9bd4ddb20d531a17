using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

public class ResultTests(BrowserFixture browser)
{
    private const string Address = "/recommender?playlist=" + RecommenderPage.JazzVibes;

    [Fact]
    public async Task Link_OpenedOnAPhone_BeginsAtTheTopOfThePage()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740);
        var page = await RecommenderPage.OpenAsync(tab, $"/recommender?playlist={RecommenderPage.JazzVibes}");
        await Expect(page.Songs).ToHaveCountAsync(10);
        await Expect(page.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);

        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => scrollY"));
        await Expect(page.Heading).Not.ToBeFocusedAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Hot Country" }).ClickAsync();
        await Expect(page.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Example_OneClick_ShowsSongsThenCharts()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        // The browser fetches it when it has nothing better to do.
        Assert.DoesNotMatch("<script[^>]*plotly", await tab.ReadAsync("/recommender"));

        await page.Page.Locator(".examples .chip").First.ClickAsync();
        await Expect(page.Page.Locator(".example-notice")).ToHaveCountAsync(0);

        await page.ExpectSongsAsync(30);
        Assert.Equal(30, (await page.Page.Locator("#songs .track-reason").AllTextContentsAsync()).Count(reason => reason.Length > 0));
        await page.ShowTabAsync("Map");
        await tab.DrawChartsAsync(2);
        await Expect(page.Page.Locator(".word-cloud")).ToHaveCountAsync(2);
        await page.ShowTabAsync("Sound");
        await tab.DrawChartsAsync(2);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Results_WithAllThatOpens_FitEveryLook()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address + "&energy=0.7&take=7");
        await page.ExpectSongsAsync(30);
        await page.OpenFoldAsync("Use via API");
        await page.OpenFoldAsync("Upload a playlist");
        await page.Songs.First.GetByText("Why?").ClickAsync();
        await tab.AssertFitsEveryLookAsync();
        foreach (string name in (string[])["Similar playlists", "Map", "Sound"])
        {
            await page.ShowTabAsync(name);
            if (name != "Similar playlists")
                await tab.DrawChartsAsync(2);
            await tab.AssertFitsEveryLookAsync();
        }
    }

    [Fact]
    public async Task Link_OpenedByAnotherPerson_ShowsTheSameSongs()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.PasteAsync(RecommenderPage.JazzVibes);
        await page.Page.GetByText("Cluster", new() { Exact = true }).ClickAsync();
        await page.OpenFoldAsync("More options");
        await page.Page.GetByLabel("Distance").SelectOptionAsync("cosine");
        await page.Page.Locator("#take").SelectOptionAsync("10");
        await page.AskAsync(10);
        var songs = await page.SongNamesAsync();
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        await Expect(page.Page.GetByText("Link copied")).ToBeVisibleAsync();
        var link = await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        await using var other = await browser.OpenAsync();
        var again = await RecommenderPage.OpenAsync(other, new Uri(link).PathAndQuery);

        await again.ExpectSongsAsync(10);
        Assert.Equal(songs, await again.SongNamesAsync());
        await Expect(again.Page.GetByRole(AriaRole.Radio, new() { Name = "Cluster" })).ToBeCheckedAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("ranker=cluster"));
    }

    [Fact]
    public async Task Link_WithImpossibleValues_NamesThemAndUsesTheRest()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address + "&take=1000000000&ranker=magic&energy=7&tracks=nonsense,0000000000000000000000");

        await page.ExpectSongsAsync(30);
        var notice = page.Page.Locator(".link-problems");
        await Expect(notice).ToContainTextAsync("10, 30, 50");
        await Expect(notice).ToContainTextAsync("blend, cluster");
        await Expect(notice).ToContainTextAsync("0 to 1");
        await Expect(notice).ToContainTextAsync("not in the catalogue");
    }

    [Fact]
    public async Task Change_AfterAnAnswer_WaitsForRecommendAndBackLeadsToTheAnswer()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        var before = await page.SongNamesAsync();

        await page.Page.GetByText("Cluster", new() { Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("The form has changed since these results.")).ToBeVisibleAsync();
        Assert.Equal(before, await page.SongNamesAsync());
        await page.Recommend.ClickAsync();
        await Expect(page.Page.GetByText("The form has changed since these results.")).ToHaveCountAsync(0);
        Assert.NotEqual(before, await page.SongNamesAsync());

        await page.Page.GoBackAsync();
        await Expect(page.Page.GetByRole(AriaRole.Radio, new() { Name = "Blend" })).ToBeCheckedAsync();
        await Expect(page.Songs.Locator(".track-name").First).ToHaveTextAsync(before[0]);
    }

    [Fact]
    public async Task Change_FarDownThePage_LeavesThePageWhereItIs()
    {
        await using var tab = await browser.OpenAsync(height: 500);
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        var cluster = page.Page.GetByRole(AriaRole.Radio, new() { Name = "Cluster" });
        await cluster.ScrollIntoViewIfNeededAsync();
        var before = await page.Page.EvaluateAsync<int>("() => scrollY");

        await cluster.ClickAsync();
        await Expect(page.Page.GetByText("The form has changed since these results.")).ToBeVisibleAsync();

        Assert.True(before > 0);
        Assert.Equal(before, await page.Page.EvaluateAsync<int>("() => scrollY"));
        await Expect(page.Page).ToHaveURLAsync(new Regex("ranker=cluster$"));
    }

    [Fact]
    public async Task Navigation_AwayAndBack_KeepsFormTextAndResults()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        var songs = await page.SongNamesAsync();
        await page.Link.FillAsync("half a li");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "About the data" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("About the data");
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Playlists", Exact = true }).ClickAsync();

        await page.ExpectSongsAsync(30);
        Assert.Equal(songs, await page.SongNamesAsync());
        await Expect(page.Link).ToHaveValueAsync("half a li");
        await Expect(page.Selection).ToContainTextAsync("Jazz Vibes");
        await Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape(Address) + "$"));
    }

    [Fact]
    public async Task Feedback_WithAReason_IsKeptAndCounted()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);

        await page.Page.Locator("#rating .rating", new() { HasText = "Love it" }).ClickAsync();
        await page.Page.GetByLabel("Why?").FillAsync("<script>alert(1)</script>");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send rating" }).ClickAsync();

        await Expect(page.Page.GetByText("Thank you.")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#rating figcaption")).ToContainTextAsync("Loved or liked: Blend");
        await tab.DrawChartsAsync(1);
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData("CSV", ".csv")]
    [InlineData("JSON", ".json")]
    public async Task Download_OfTheAnswer_HoldsTheSongsShown(string name, string ending)
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        var first = (await page.SongNamesAsync())[0];

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync());

        Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Contains(first, text, StringComparison.Ordinal);
        if (ending == ".json")
            Assert.Equal(30, JsonDocument.Parse(text).RootElement.GetProperty("tracks").GetArrayLength());
        else
            Assert.Equal(31, text.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task Player_OfASong_OpensInTheDockAndStaysOnOtherPages()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        await Expect(page.Page.Locator("iframe[src^='https://open.spotify.com/embed/playlist/']")).ToHaveCountAsync(1);
        var names = await page.SongNamesAsync();
        var dock = page.Page.GetByRole(AriaRole.Region, new() { Name = "Player" });

        await page.Songs.First.GetByRole(AriaRole.Button, new() { Name = "Play " }).ClickAsync();
        await Expect(dock.Locator("iframe[src^='https://open.spotify.com/embed/track/']")).ToHaveAttributeAsync("title", new Regex($"^Spotify player: {Regex.Escape(names[0])}"));
        await Expect(dock.GetByRole(AriaRole.Button, new() { Name = "Previous" })).ToBeDisabledAsync();
        await dock.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(dock.Locator("iframe")).ToHaveAttributeAsync("title", new Regex($"^Spotify player: {Regex.Escape(names[1])}"));
        // Nothing of Spotify's answers here, which is said after a while.
        await Expect(dock.GetByRole(AriaRole.Status)).ToContainTextAsync("Spotify can't be reached from here", new() { Timeout = 15_000 });
        await tab.AssertAccessibleAsync();

        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync("Models");
        await Expect(dock).ToBeVisibleAsync();
        await dock.GetByRole(AriaRole.Button, new() { Name = "Close the player" }).ClickAsync();

        await Expect(dock).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("h1")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Example_WithNothingAsked_IsAnsweredBesideAnEmptyForm()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.ExpectSongsAsync(30);
        await Expect(page.Selection).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".example-notice")).ToContainTextAsync("Jazz Vibes");
        await Expect(page.Page.GetByText("The form has changed since these results.")).ToHaveCountAsync(0);

        await page.PasteAsync(RecommenderPage.JazzVibes);
        await page.AskAsync();

        await Expect(page.Page.Locator(".example-notice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task ClearAll_AfterAnAnswer_TakesTheAnswerAwayToo()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();

        await Expect(page.Songs).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByText("Nothing recommended yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Thumbs_OnASong_ActAtOnce()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, Address);
        await page.ExpectSongsAsync(30);
        var names = await page.SongNamesAsync();

        await page.Songs.Nth(1).GetByRole(AriaRole.Button, new() { Name = "Not this" }).ClickAsync();
        await Expect(page.Songs).ToHaveCountAsync(29);
        await page.Songs.First.GetByRole(AriaRole.Button, new() { Name = "More like this" }).ClickAsync();

        await Expect(page.Selection).ToHaveCountAsync(2);
        await Expect(page.Selection.Last).ToContainTextAsync(names[0]);
        await Expect(page.Page).ToHaveURLAsync(new Regex("tracks="));
    }
}
