using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

/// <summary>What a person finds on <c>/recommender</c>, by the names that a screen reader reads out.</summary>
internal sealed class RecommenderPage(BrowserTab tab)
{
    /// <summary>A playlist of the catalogue: Jazz Vibes.</summary>
    public const string JazzVibes = "37i9dQZF1DX0SM0LYsmbMT";

    public IPage Page => tab.Page;

    public ILocator Search => Page.GetByRole(AriaRole.Combobox, new() { Name = "Songs and playlists" });

    public ILocator Options => Page.Locator(".typeahead [role=option]");

    public ILocator Link => Page.GetByLabel("Spotify link", new() { Exact = true });

    public ILocator LinkOutcome => Page.Locator("#spotify-link-outcome");

    public ILocator Selection => Page.Locator(".selected");

    public ILocator Songs => Page.Locator("#songs .track");

    public ILocator Recommend => Page.GetByRole(AriaRole.Button, new() { Name = "Recommend", Exact = true });

    public ILocator Heading => Page.Locator("#results-title");

    public static async Task<RecommenderPage> OpenAsync(BrowserTab tab, string address = "/recommender")
    {
        await tab.GoToAsync(address);
        RecommenderPage page = new(tab);
        // The examples come with the model.
        await Expect(page.Page.Locator(".examples .chip").First).ToBeVisibleAsync();
        // An answer folds the form of a phone, so what follows waits for it.
        await Expect(page.Songs.First.Or(page.Page.Locator(".empty, .failure, .link-problems").First).First).ToBeVisibleAsync();
        return page;
    }

    public async Task PasteAsync(string link)
    {
        await tab.UnfoldAsync();
        await Link.FillAsync(link);
        await Link.PressAsync("Enter");
    }

    public async Task AskAsync(int songs = 30)
    {
        await tab.UnfoldAsync();
        await Recommend.ClickAsync();
        await Expect(Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await ExpectSongsAsync(songs);
    }

    /// <summary>Opens a part of the form that starts closed.</summary>
    public async Task OpenFoldAsync(string summary)
    {
        await tab.UnfoldAsync();
        await Page.Locator("summary", new() { HasText = summary }).ClickAsync();
    }

    /// <summary>That many songs, of which ten show at first.</summary>
    public async Task ExpectSongsAsync(int songs)
    {
        await Expect(Songs.First).ToBeVisibleAsync();
        if (songs > 10)
            await Page.GetByRole(AriaRole.Button, new() { Name = $"Show all {songs}" }).ClickAsync();
        await Expect(Songs).ToHaveCountAsync(songs);
    }

    public Task ShowTabAsync(string name) => Page.GetByRole(AriaRole.Tab, new() { Name = name }).ClickAsync();

    public Task<IReadOnlyList<string>> SongNamesAsync() => Songs.Locator(".track-name").AllTextContentsAsync();

    public async Task UploadAsync(string name, byte[] content)
    {
        await OpenFoldAsync("Upload a playlist");
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
    }

    /// <summary>Uploads a file that is too large to go to the browser as a message.</summary>
    public async Task UploadAsync(string path)
    {
        await OpenFoldAsync("Upload a playlist");
        await Page.Locator("input[type=file]").SetInputFilesAsync(path);
    }
}
