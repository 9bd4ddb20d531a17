using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.Features.Playlists;
using RecApp.Serving;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

public class BusyTests(BrowserFixture browser)
{
    [Fact]
    public async Task Recommend_WhileTheModelIsBusy_SaysSoKeepsTheFormAndWorksOnRetry()
    {
        await using BrowserServer server = new() { Settings = { ["Inference:Concurrency"] = "1", ["Inference:Queue"] = "0" } };
        await using var tab = await browser.OpenAsync(server: server);
        var page = await RecommenderPage.OpenAsync(tab);
        await page.PasteAsync(RecommenderPage.JazzVibes);
        await Expect(page.Selection).ToHaveCountAsync(1);

        using ManualResetEventSlim release = new();
        var gate = server.Services.GetRequiredService<InferenceGate>();
        var occupied = gate.RunAsync(PlaylistService.ModelName, token => release.Wait(TimeSpan.FromSeconds(9), token), TestContext.Current.CancellationToken);
        await page.Recommend.ClickAsync();
        await Expect(page.Page.Locator(".failure")).ToContainTextAsync("Try again in");
        await Expect(page.Selection).ToHaveCountAsync(1);
        await tab.AssertAccessibleAsync();

        release.Set();
        await occupied;
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        // What stood there before has ten songs to show, too.
        await Expect(page.Page.Locator(".failure")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator("#answer[aria-busy=true]")).ToHaveCountAsync(0);
        await page.ExpectSongsAsync(30);
    }

    [Fact]
    public async Task Page_WithoutTheModel_SaysWhyAndTheShellGoesOn()
    {
        var empty = Directory.CreateTempSubdirectory("recapp-models-").FullName;
        await using BrowserServer server = new() { ModelsPath = empty };
        await using var tab = await browser.OpenAsync(server: server);

        await tab.GoToAsync("/recommender");

        await Expect(tab.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("not available at the moment");
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "About the data" }).ClickAsync();
        await Expect(tab.Page.GetByText("The data can't be shown").First).ToBeVisibleAsync();
        Directory.Delete(empty);
    }
}
