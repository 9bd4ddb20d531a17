using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using RecApp.Tests.Features.Movies;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

[Collection(nameof(BundledMovies))]
public class ExperimentTests(BrowserFixture browser, BundledMovies movies)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Experiment_FromDraftToPromotion_IsDecidedOnItsPages()
    {
        await using BrowserServer server = new()
        {
            ModelsPath = movies.ModelsPath,
            Settings = new() { ["Admin:Key"] = SignInBrowser.Key, ["Hosting:RateLimits:Api:Burst"] = "10000", ["Hosting:RateLimits:Feedback:Burst"] = "10000" },
        };
        await using var tab = await browser.OpenAsync(server: server);
        var page = tab.Page;
        await page.GotoAsync(tab.At("/admin/sign-in?returnUrl=%2Fmonitor%2Fexperiments"));
        await page.GetByLabel("Key").FillAsync(SignInBrowser.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/monitor/experiments");
        await tab.WaitForCircuitAsync();

        await page.Locator("#draft-name").FillAsync("rankers");
        await page.Locator("#draft-outcome").SelectOptionAsync("save");
        await page.Locator("#draft-base-rate").FillAsync("30");
        await page.Locator("#draft-effect").FillAsync("20");
        await page.Locator("#draft-ranker-1").SelectOptionAsync("neighbours");
        await page.GetByRole(AriaRole.Button, new() { Name = "How long will it take?" }).ClickAsync();
        await Expect(page.GetByText("visitors to find that difference")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Draft it" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();
        await Expect(page.GetByText("from the next question on")).ToBeVisibleAsync();

        await SeedAsync(server);
        await tab.GoToAsync("/monitor/experiments/rankers");
        await Expect(page.GetByText("challenger is better than control").First).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await page.SetViewportSizeAsync(360, 800);
        await tab.AssertNoSidewaysScrollingAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Promote challenger, the winner" }).ClickAsync();

        await Expect(page.GetByText("Ask with ranker=neighbours")).ToBeVisibleAsync();
        await Expect(page.GetByText("Decided")).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    private static async Task SeedAsync(BrowserServer server)
    {
        using HttpClient client = new() { BaseAddress = server.Address };
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), Cancellation, async (visitor, token) =>
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/movies/recommend?ids=2571&num=3");
            request.Headers.Add("RecApp-Visitor", $"visitor-{visitor}");
            using var answer = await client.SendAsync(request, token);
            var films = await answer.Content.ReadFromJsonAsync<JsonElement>(token);
            if (visitor % 10 >= (films.GetProperty("ranker").GetString() == "neighbours" ? 8 : 2))
                return;
            using var told = await client.PostAsJsonAsync("/api/v1/events", new { predictionId = films.GetProperty("predictionId").GetString(), kind = "save" }, token);
            told.EnsureSuccessStatusCode();
        });
    }
}
