using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Browser.Recommender;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>One person, one tab, the shipped models: everything in the order of the sidebar, then all of it once more to see that it stayed.</summary>
public class WalkThroughTests(BrowserFixture browser)
{
    private const string Review = "Two hours of my life that nothing will give back: dull, loud and badly acted.";

    [Fact]
    public async Task Product_HomeToBlogAndBack_AnswersEverywhereAndForgetsNothing()
    {
        await using var tab = await browser.OpenAsync();
        var page = tab.Page;
        await tab.GoToAsync("/");
        await Expect(page.Locator(".live a").First).ToBeVisibleAsync();

        var songs = await AskForSongsAsync(tab);
        var films = await AskForFilmsAsync(tab);
        string earnings = await PredictAsync(tab);
        string output = await PredictOutputAsync(tab);
        string verdict = await JudgeAsync(tab);
        var verses = await WriteAsync(tab);
        await ReadPostAsync(tab);

        // The browser's own way back, through posts and list to the song that was left.
        for (int back = 0; back < 3 && !page.Url.Contains("/lyrics?", StringComparison.Ordinal); back++)
            await page.GoBackAsync();
        await Expect(page.Locator(".song-text")).ToHaveCountAsync(verses.Count);
        Assert.Equal(verses, await page.Locator(".song-text").AllInnerTextsAsync());

        await FollowAsync(tab, "Playlists");
        await Expect(page.Locator("#songs .track-name").First).ToHaveTextAsync(songs[0]);
        Assert.Equal(songs.Take(10), await new RecommenderPage(tab).SongNamesAsync());
        await Expect(page.GetByText("Thank you. Your rating is kept")).ToBeVisibleAsync();
        await FollowAsync(tab, "Films");
        await Expect(page.Locator("#films .film-name").First).ToHaveTextAsync(films[0]);
        Assert.Equal(films, await new FilmPage(tab).NamesAsync());
        await FollowAsync(tab, "Earnings");
        await Expect(page.Locator(".amount")).ToHaveTextAsync(earnings);
        await FollowAsync(tab, "Regression");
        await Expect(page.Locator("#prediction-title")).ToHaveTextAsync(output);
        await FollowAsync(tab, "Sentiment");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Review" })).ToHaveValueAsync(Review);
        await Expect(page.Locator("#verdict-title")).ToHaveTextAsync(verdict);
        await FollowAsync(tab, "Home");
        await Expect(page.Locator(".live a")).ToHaveCountAsync(6, new() { Timeout = 60_000 });
        tab.AssertNoErrors();
    }

    private static async Task<IReadOnlyList<string>> AskForSongsAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Playlists");
        RecommenderPage page = new(tab);
        await tab.Page.Locator(".examples .chip").First.ClickAsync();
        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await page.ExpectSongsAsync(30);
        await tab.Page.Locator("#rating label").First.ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send rating" }).ClickAsync();
        await Expect(tab.Page.GetByText("Thank you. Your rating is kept")).ToBeVisibleAsync();
        return await page.SongNamesAsync();
    }

    private static async Task<IReadOnlyList<string>> AskForFilmsAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Films");
        FilmPage page = new(tab);
        await page.ChooseAsync("blade runner");
        await Expect(page.Films).ToHaveCountAsync(10);
        return await page.NamesAsync();
    }

    private static async Task<string> PredictAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Earnings");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Field of study" }).FillAsync("computer science");
        var amount = tab.Page.Locator(".amount");
        await Expect(amount).ToContainTextAsync("$");
        string example = await amount.InnerTextAsync();
        await tab.Page.Locator(".typeahead [role=option]").First.ClickAsync();
        await Expect(amount).Not.ToHaveTextAsync(example);
        string before = await amount.InnerTextAsync();
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("1450");
        await Expect(amount).Not.ToHaveTextAsync(before);
        return await amount.InnerTextAsync();
    }

    private static async Task<string> PredictOutputAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Regression");
        var title = tab.Page.Locator("#prediction-title");
        await Expect(title).ToContainTextAsync("Predicted output");
        string before = await title.InnerTextAsync();
        await tab.Page.GetByLabel("var_1", new() { Exact = true }).FillAsync("834");
        await Expect(title).Not.ToHaveTextAsync(before);
        return await title.InnerTextAsync();
    }

    private static async Task<string> JudgeAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Sentiment");
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" }).FillAsync(Review);
        var verdict = tab.Page.Locator("#verdict-title");
        await Expect(verdict).ToHaveTextAsync(new Regex("negative", RegexOptions.IgnoreCase));
        return await verdict.InnerTextAsync();
    }

    private static async Task<IReadOnlyList<string>> WriteAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Lyrics");
        await tab.Page.GetByLabel("First line").FillAsync("The winter moon");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/lyrics\\?.*seed=\\d+"), new() { Timeout = 60_000 });
        var lines = await tab.Page.Locator(".song-text").AllInnerTextsAsync();
        Assert.StartsWith("The winter moon", lines[0], StringComparison.Ordinal);
        return lines;
    }

    private static async Task ReadPostAsync(BrowserTab tab)
    {
        await FollowAsync(tab, "Blog");
        await tab.Page.Locator("article h2 a").First.ClickAsync();
        await Expect(tab.Page.Locator(".post-body .figure").First).ToHaveTextAsync(new Regex("\\d"));
    }

    private static Task FollowAsync(BrowserTab tab, string title) =>
        tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
}
