using System.Text;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Recommender;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>A reload loses nothing, not even what no link carries; another tab begins anew.</summary>
public sealed class ReloadTests(BrowserFixture browser)
{
    [Fact]
    public async Task Table_Uploaded_IsThereAfterAReloadAndInNoOtherTab()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor/regression?view=own");
        await tab.Page.GetByLabel("File with a table").SetInputFilesAsync(new FilePayload
        {
            Name = "homes.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("size,price\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{3 * row + row % 2}\n"))),
        });
        await Expect(tab.Page.GetByText("40 rows, 2 columns")).ToBeVisibleAsync();

        await tab.Page.ReloadAsync();
        await tab.WaitForCircuitAsync();
        await Expect(tab.Page.GetByText("40 rows, 2 columns")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("homes.csv").First).ToBeVisibleAsync();

        var other = await tab.Page.Context.NewPageAsync();
        await other.GotoAsync(tab.Page.Url);
        await Expect(other.GetByLabel("File with a table")).ToBeVisibleAsync();
        await Expect(other.GetByText("40 rows, 2 columns")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Playlist_Uploaded_IsThereAfterAReloadWithItsAnswer()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.UploadAsync("evening.csv", Encoding.UTF8.GetBytes("Track URI,Track Name,Artist Name(s)\nspotify:track:0e7ipj03S05BNilyu5bRzt,rockstar,Post Malone\n"));
        await Expect(page.Selection).ToContainTextAsync("evening.csv");
        await page.AskAsync();
        var songs = await page.SongNamesAsync();

        await tab.Page.ReloadAsync();
        await tab.WaitForCircuitAsync();

        await Expect(page.Selection).ToContainTextAsync("evening.csv");
        await page.ExpectSongsAsync(30);
        Assert.Equal(songs, await page.SongNamesAsync());
        tab.AssertNoErrors();
    }
}
