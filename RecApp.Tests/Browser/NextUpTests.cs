using Microsoft.Playwright;
using RecApp.Tests.Features.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

[Collection(nameof(BundledMovies))]
public class NextUpTests(BrowserFixture browser, BundledMovies movies)
{
    [Fact]
    public async Task Deed_InOneTab_ChangesWhatIsNextInTheOtherUntilItIsForgotten()
    {
        await using BrowserServer server = new() { ModelsPath = movies.ModelsPath };
        await using var here = await browser.OpenAsync(server: server);
        await here.GoToAsync("/recommender/movies?ids=2571");
        await using BrowserTab there = new(await here.Page.Context.NewPageAsync(), server.Address, static tab => tab.Page.CloseAsync());
        await there.GoToAsync("/recommender/movies?ids=1240");
        var (shownHere, shownThere) = (here.Page.Locator(".next-up"), there.Page.Locator(".next-up"));
        await Expect(here.Page.Locator("#films .film").First).ToBeVisibleAsync();
        await Expect(shownHere).ToHaveCountAsync(0);
        await there.Page.GetByRole(AriaRole.Combobox, new() { Name = "Films you like" }).FocusAsync();

        string kept = await here.Page.Locator("#films .film .film-name").First.TextContentAsync() ?? "";
        await here.Page.Locator("#films .film .heart").First.ClickAsync();

        await Expect(shownThere.Locator(".next-up-because")).ToHaveTextAsync($"Because you kept {kept}");
        await Expect(shownThere.Locator(".next-item")).ToHaveCountAsync(5);
        await Expect(there.Page.Locator(".next-up-status")).ToContainTextAsync("Next up has changed");
        await Expect(there.Page.GetByRole(AriaRole.Combobox, new() { Name = "Films you like" })).ToBeFocusedAsync();

        string refused = await shownThere.Locator(".next-name").First.TextContentAsync() ?? "";
        await shownThere.GetByRole(AriaRole.Button, new() { Name = "Not this next" }).First.ClickAsync();
        await Expect(shownThere.GetByText(refused, new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(shownHere.GetByText(refused, new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(shownThere.Locator(".next-list :focus")).ToHaveCountAsync(1);

        await here.AssertFitsEveryLookAsync();
        await here.Page.GetByRole(AriaRole.Button, new() { Name = "Forget" }).ClickAsync();

        await Expect(shownThere).ToHaveCountAsync(0);
        await Expect(shownHere).ToContainTextAsync("Forgotten.");
        await Expect(here.Page.Locator("#next-up-title")).ToBeFocusedAsync();
        here.AssertNoErrors();
        there.AssertNoErrors();
    }
}
