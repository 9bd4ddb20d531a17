using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.Features.Movies.Pairs;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Movies;

public sealed class PairTests(BrowserFixture browser, PairTests.ComputedPairs pairs) : IClassFixture<PairTests.ComputedPairs>
{
    private const int Popular = 100;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Pair_TwoPopularFilms_ShowsBatchAndLiveSideBySide(ColorScheme scheme, int width)
    {
        await using var tab = await browser.OpenAsync(scheme, width, server: pairs.Server);
        var page = await FilmPage.OpenAsync(tab, "?mode=pair&ids=1,2571");

        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Page.Locator(".result-head .hint")).ToContainTextAsync("computed on");
        await page.Page.GetByText("Show the live answer beside it").ClickAsync();

        await Expect(page.Page.Locator("#live-films .film")).ToHaveCountAsync(10);
        await Expect(page.Page.Locator(".workbench-answer > .notice")).ToHaveTextAsync("Both answers name the same films.");
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Library_AfterAPair_ListsItOnlyWhereThereWasAnAnswer()
    {
        await using var answered = await browser.OpenAsync(server: pairs.Server);
        await Expect((await FilmPage.OpenAsync(answered, "?mode=pair&ids=1,2571")).Films).ToHaveCountAsync(10);
        await answered.Page.WaitForFunctionAsync("() => JSON.parse(localStorage.getItem('recapp-library') ?? '{}').answers?.length === 1");
        await answered.GoToAsync("/library");
        await Expect(answered.Page.Locator(".answer")).ToContainTextAsync(["Toy Story (1995) and The Matrix (1999), pre-computed"]);

        await using var unanswered = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(unanswered, "?mode=pair&ids=1,2571");
        await Expect(page.Page.Locator(".failure")).ToBeVisibleAsync();
        await unanswered.GoToAsync("/library");
        await Expect(unanswered.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here yet" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_ForAPair_OffersPopularFilmsOnly()
    {
        await using var tab = await browser.OpenAsync(server: pairs.Server);
        var page = await FilmPage.OpenAsync(tab, "?mode=pair&ids=1");
        var search = page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Popular films" });

        await search.FillAsync("star wars episode");
        await Expect(page.Options.First).ToBeVisibleAsync();
        Assert.All(await page.Options.AllTextContentsAsync(), title => Assert.Contains("Star Wars", title, StringComparison.Ordinal));
        await search.FillAsync("manos the hands of fate");

        await Expect(page.Page.Locator("main .typeahead-status")).ToContainTextAsync("No film called “manos the hands of fate”");
    }

    [Fact]
    public async Task Pair_BeforeAnyBatch_SaysSoAndLeadsOn()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?mode=pair&ids=1,2571");

        await Expect(page.Page.Locator(".failure")).ToContainTextAsync("being computed, or nobody has computed them yet");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Any films" }).ClickAsync();

        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Page.Locator(".failure")).ToHaveCountAsync(0);
    }

    public sealed class ComputedPairs : IAsyncLifetime
    {
        public BrowserServer Server { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Server.StartServer();
            await await Server.Services.GetRequiredService<PairBatchRunner>().StartAsync(Popular, take: null, workers: 2, TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
