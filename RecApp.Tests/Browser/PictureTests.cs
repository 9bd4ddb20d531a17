using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Browser.Recommender;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;
using RecApp.Tests.Support.FakeTmdb;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public sealed partial class PictureTests(BrowserFixture browser)
{
    private const string Picture = "<svg xmlns='http://www.w3.org/2000/svg' width='92' height='138'><rect width='92' height='138' fill='teal'/></svg>";

    [Fact]
    public async Task Films_WithAToken_ShowPostersOverTheirTilesAndTheNotice()
    {
        await using var tmdb = await FakeTmdbServer.StartAsync();
        await using BrowserServer server = new() { Settings = tmdb.Settings };
        await using var tab = await browser.OpenAsync(server: server);
        await tab.Page.RouteAsync(TmdbPictures(), route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Picture }));
        var page = await FilmPage.OpenAsync(tab, "?ids=1214,541");

        await Expect(page.Films.Locator(".tile img")).ToHaveCountAsync(10);
        await Expect(page.Page.Locator("main")).ToContainTextAsync("this product uses the TMDB API but is not endorsed or certified by TMDB");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.film .tile img').naturalWidth > 0");
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Films_WithoutAToken_LoadNothingOfTmdb()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1214,541");

        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Films.Locator(".tile img")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("main")).Not.ToContainTextAsync("TMDB API");
    }

    [Fact]
    public async Task Songs_SignedIn_ShowCoversOverTheirTiles()
    {
        await using var spotify = await FakeSpotifyServer.StartAsync();
        spotify.TakesLists = spotify.AgreesByItself = true;
        await using BrowserServer server = new() { Settings = spotify.Settings };
        await using var tab = await browser.OpenAsync(server: server);
        await tab.Page.RouteAsync(SpotifyPictures(), route => route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Picture }));
        var page = await RecommenderPage.OpenAsync(tab);
        await page.ExpectSongsAsync(10);
        await Expect(page.Songs.Locator(".tile img")).ToHaveCountAsync(0);
        string[] songs = await page.Songs.EvaluateAllAsync<string[]>("rows => rows.map(row => row.querySelector('.track-name').textContent)");
        spotify.EveryCover = "https://i.scdn.co/image/ab67";

        await page.OpenFoldAsync("Your Spotify");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Spotify", Exact = true }).ClickAsync();
        await Expect(page.Page.Locator(".spotify-user")).ToBeAttachedAsync();

        await Expect(page.Songs.Locator(".tile img")).ToHaveCountAsync(songs.Length);
        Assert.Equal(1, spotify.Count("GET /v1/tracks"));
        tab.AssertNoErrors();
    }

    [GeneratedRegex("^https://image\\.tmdb\\.org/")]
    private static partial Regex TmdbPictures();

    [GeneratedRegex("^https://i\\.scdn\\.co/")]
    private static partial Regex SpotifyPictures();
}
