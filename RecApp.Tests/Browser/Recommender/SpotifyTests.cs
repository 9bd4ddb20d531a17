using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.Features.Playlists;
using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeSpotify;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

public class SpotifyTests(BrowserFixture browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_FavouritesRecommendSaveSignOut_WorksInABrowserAndGivesNoTokenAway()
    {
        await using var spotify = await FakeSpotifyServer.StartAsync();
        await using BrowserServer server = new() { Settings = spotify.Settings };
        await FillAsync(spotify, server);
        await using var tab = await browser.OpenAsync(server: server);
        var wire = Listen(tab);
        var page = await RecommenderPage.OpenAsync(tab, "/recommender?ranker=cluster&take=10");

        await page.OpenFoldAsync("Your Spotify");
        await tab.AssertAccessibleAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Spotify" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "RecApp asks for access" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Agree" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/recommender[?]ranker=cluster&take=10$"));
        await tab.WaitForCircuitAsync();
        await Expect(page.Page.Locator(".spotify-user")).ToContainTextAsync("Signed in as Lena <b>Listener</b>");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Use these songs" }).ClickAsync();
        await Expect(page.Page.Locator("#favourite-outcome")).ToContainTextAsync("The catalogue knows 20 of 25 songs.");
        await Expect(page.Page.Locator("#favourites figcaption")).ToHaveCountAsync(4);
        await tab.DrawChartsAsync(4);
        await tab.AssertAccessibleAsync();

        await page.AskAsync(10);
        var byCluster = await page.SongNamesAsync();
        await page.Page.GetByText("Blend", new() { Exact = true }).ClickAsync();
        await page.AskAsync(10);
        await Expect(page.Songs.Locator(".track-name").First).Not.ToHaveTextAsync(byCluster[0]);

        await page.Page.GetByLabel("Name of the playlist").FillAsync("From RecApp & me");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save 10 songs" }).ClickAsync();
        await Expect(page.Page.Locator("#save [role=status]")).ToContainTextAsync("Saved: “From RecApp & me”, a private playlist with 10 songs");
        await Expect(page.Page.Locator("#save a")).ToHaveAttributeAsync("href", $"https://open.spotify.com/playlist/{spotify.Account.Playlists[0].Id}");
        await Expect(page.Page.Locator("#save .embed-button")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        var saved = spotify.Account.Playlists[0];
        Assert.Equal((false, 10), (saved.IsPublic, saved.Songs.Count));

        Assert.Equal("", await page.Page.EvaluateAsync<string>("() => document.cookie"));
        var storage = await page.Page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])");
        var seen = string.Join('\n', wire) + storage + await page.Page.ContentAsync();
        Assert.All(spotify.Tokens.Issued.Where(token => !token.StartsWith("code", StringComparison.Ordinal)), token => Assert.DoesNotContain(token, seen, StringComparison.Ordinal));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out of Spotify" }).ClickAsync();
        await Expect(page.Page.Locator(".spotify a[href^='/spotify/sign-in']")).ToBeAttachedAsync();
        await tab.WaitForCircuitAsync();
        // What was chosen is still there.
        await page.ExpectSongsAsync(10);
        await Expect(page.Page.Locator(".spotify-user")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task SignIn_Cancelled_ComesBackWithTheFormAndSaysSo()
    {
        await using var spotify = await FakeSpotifyServer.StartAsync();
        await using BrowserServer server = new() { Settings = spotify.Settings };
        await using var tab = await browser.OpenAsync(width: 360, server: server);
        var page = await RecommenderPage.OpenAsync(tab, $"/recommender?playlist={RecommenderPage.JazzVibes}&take=10");
        await page.ExpectSongsAsync(10);

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with Spotify to save" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(page.Page.Locator(".spotify [role=alert]")).ToContainTextAsync("You did not agree");
        await tab.WaitForCircuitAsync();
        await page.ExpectSongsAsync(10);
        await Expect(page.Page.Locator(".spotify [role=alert]")).ToContainTextAsync("You did not agree");
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
    }

    [Fact]
    public async Task SignIn_WithoutAClientId_ExplainsToTheOperatorHowToGetOne()
    {
        await using var tab = await browser.OpenAsync(width: 360);
        var page = await RecommenderPage.OpenAsync(tab);
        await page.OpenFoldAsync("Your Spotify");
        await page.OpenFoldAsync("For the operator");
        await Expect(page.Page.Locator("#spotify-setup li")).ToHaveCountAsync(3);
        await Expect(page.Page.Locator("#spotify-setup code").First).ToHaveTextAsync(new Uri(new(page.Page.Url), "/spotify/callback").AbsoluteUri.Replace("localhost", "127.0.0.1"));
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    // Twenty songs that the catalogue has, saved this week, five that it has not, and one saved long ago.
    private static async Task FillAsync(FakeSpotifyServer spotify, BrowserServer server)
    {
        var known = await server.Services.GetRequiredService<PlaylistService>().SearchTracksAsync("jazz", 22, Cancellation);
        var now = TimeProvider.System.GetUtcNow();
        spotify.Account.Saved.AddRange(known.Take(20).Select((song, hour) => new FakeSong(song.Id, song.Name, song.Artist.Split(", ")[0], "1959") { AddedAt = now.AddHours(-hour) }));
        spotify.Account.Saved.AddRange(FakeSongs.Many(5).Select(song => song with { AddedAt = now.AddDays(-5) }));
        spotify.Account.Saved.Add(new(known[21].Id, "Old", "Old") { AddedAt = now.AddYears(-1) });
    }

    /// <summary>Everything that the browser asks for or is sent over the circuit.</summary>
    private static List<string> Listen(BrowserTab tab)
    {
        tab.KeepToItself();
        List<string> wire = [];
        tab.Page.Request += (_, request) => Keep(request.Url);
        tab.Page.WebSocket += (_, socket) =>
        {
            socket.FrameReceived += (_, frame) => Keep(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
            socket.FrameSent += (_, frame) => Keep(frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
        };
        return wire;

        void Keep(string text)
        {
            lock (wire)
                wire.Add(text);
        }
    }
}
