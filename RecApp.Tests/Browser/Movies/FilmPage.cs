using System.Text;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Movies;

/// <summary>What a person finds on <c>/recommender/movies</c>, by the names that a screen reader reads out.</summary>
internal sealed class FilmPage(BrowserTab tab)
{
    public IPage Page => tab.Page;

    public ILocator Search => Page.GetByRole(AriaRole.Combobox, new() { Name = "Films you like" });

    public ILocator Options => Page.Locator(".typeahead [role=option]");

    public ILocator Chosen => Page.Locator(".selected-name");

    public ILocator Films => Page.Locator("#films .film");

    public static async Task<FilmPage> OpenAsync(BrowserTab tab, string query = "")
    {
        await tab.GoToAsync("/recommender/movies" + query);
        FilmPage page = new(tab);
        await Expect(page.Page.Locator(".examples .chip").First).ToBeVisibleAsync();
        return page;
    }

    /// <summary>Types and takes the first film that is offered.</summary>
    public async Task ChooseAsync(string typed)
    {
        // The page that was left has chosen things too: only where there is this box, they are films.
        await Expect(Films.First).ToBeVisibleAsync();
        await tab.UnfoldAsync();
        await Search.FillAsync(typed);
        var before = await Chosen.CountAsync();
        await Options.First.ClickAsync();
        await Expect(Chosen).ToHaveCountAsync(before + 1);
    }

    public async Task OpenRatingsAsync()
    {
        await tab.UnfoldAsync();
        await Page.Locator("summary", new() { HasText = "Upload your ratings" }).ClickAsync();
    }

    public async Task UploadAsync(string name, string content)
    {
        await OpenRatingsAsync();
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(content) });
    }

    public Task ShowTabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    public Task<IReadOnlyList<string>> NamesAsync() => Films.Locator(".film-name").AllTextContentsAsync();
}
