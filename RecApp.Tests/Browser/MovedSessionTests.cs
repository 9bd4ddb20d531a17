using System.Text;
using Microsoft.Playwright;
using RecApp.Tests.Cluster;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>A page goes on with everything on it when its server stops, dies or has given it up.</summary>
[Collection(nameof(InstancePair))]
public sealed class MovedSessionTests(BrowserFixture browser, InstancePair pair)
{
    private const string Rows = "40 rows, 2 columns";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_StoppedOrKilled_PagesGoOnAtTheOther()
    {
        await pair.MendAsync();
        await using var tab = await OpenAsync();
        await UploadAsync(tab);
        int first = await pair.FindAsync(tab);

        await pair.Of(first).StopAsync();

        await ExpectReconnectedAsync(tab);
        await ExpectAllThereAsync(tab, isSamePage: true);

        await pair.StartAsync(first);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        pair.Of(1 - first).Process.Kill();

        await ExpectReconnectedAsync(tab);
        await ExpectAllThereAsync(tab, isSamePage: false);
    }

    [Fact]
    public async Task Circuit_GivenUp_IsResumedWithoutAReload()
    {
        await pair.MendAsync();
        await using var tab = await OpenAsync();
        await UploadAsync(tab);

        await tab.Page.Context.SetOfflineAsync(true);
        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        await tab.Page.Context.SetOfflineAsync(false);

        await ExpectReconnectedAsync(tab);
        await ExpectAllThereAsync(tab, isSamePage: true);
    }

    private Task<BrowserTab> OpenAsync() => browser.OpenAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true }, pair.Address);

    // A file, what is typed into a form, and what is typed into a field that has told nobody.
    private static async Task UploadAsync(BrowserTab tab)
    {
        await tab.GoToAsync("/sentiment");
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" }).FillAsync("A wonderful film");
        await Expect(tab.Page.Locator("#verdict-title")).ToContainTextAsync("84 % positive");
        await tab.GoToAsync("/predictor/regression?view=own");
        await tab.Page.GetByLabel("File with a table").SetInputFilesAsync(new FilePayload
        {
            Name = "homes.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("size,price\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"{row},{3 * row + row % 2}\n"))),
        });
        await Expect(tab.Page.GetByText(Rows)).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("() => { window.testSamePage = true; }");
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
    }

    private static Task ExpectReconnectedAsync(BrowserTab tab) => Expect(tab.Page.Locator("#busy-note")).ToHaveTextAsync("Reconnected");

    private static async Task ExpectAllThereAsync(BrowserTab tab, bool isSamePage)
    {
        Assert.Equal(isSamePage, await tab.Page.EvaluateAsync<bool>("() => window.testSamePage === true"));
        await Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        // It answers, so that what is seen is its picture and not the one of before.
        await tab.ChooseThemeAsync(isSamePage ? "Dark" : "Light");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", isSamePage ? "dark" : "light");
        await Expect(tab.Page.GetByText(Rows)).ToBeVisibleAsync();
        await tab.Page.EvaluateAsync("() => { window.testSamePage = true; }");
    }
}
