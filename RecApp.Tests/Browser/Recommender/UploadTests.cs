using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Recommender;

public class UploadTests(BrowserFixture browser)
{
    private const string Header =
        "Track URI,Track Name,Artist Name(s),Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo";

    private static readonly string Good = string.Join('\n',
        Header,
        "spotify:track:0000000000000000000001,<b>Bold & Co</b>,Some Band,0.7,0.8,5,-6.1,1,0.05,0.1,0.0,0.12,0.6,121.5",
        "spotify:track:0000000000000000000002,Second,Some Band,0.65,0.7,1,-7,0,0.04,0.2,0.1,0.3,0.5,118",
        "spotify:track:0000000000000000000003,Without features,Some Band,,,,,,,,,,,",
        "");

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "zip.csv", Zip(), "archive" },
        { "utf16.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a,b\n1,2\n")], "No songs were found" },
        { "other.csv", Encoding.UTF8.GetBytes("Date,Amount\n2026-01-01,12\n"), "No songs were found" },
        { "empty.csv", [], "empty" },
        { "header.csv", Encoding.UTF8.GetBytes(Header + "\n"), "no songs" },
    };

    [Fact]
    public async Task File_AsExportifyWritesIt_IsReportedAndUsed()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.UploadAsync("<img src=x>.csv", Encoding.UTF8.GetBytes(Good));

        var report = page.Page.Locator(".upload-report");
        await Expect(report).ToContainTextAsync("2 songs used: 0 in the catalogue, 2 by the features in the file.");
        await Expect(page.Page.GetByText("Not in the catalogue, and without audio features in the file: 1")).ToBeVisibleAsync();
        await Expect(page.Selection).ToContainTextAsync("<img src=x>.csv");
        await page.AskAsync();
        await Expect(page.Page.GetByText("The link leaves out uploaded songs")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("took no part")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Sample_TriedByKeyboard_IsReadAndUsedAsAFileIs()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.OpenFoldAsync("Upload a playlist");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator(".upload-report")).ToHaveTextAsync("sample.csv: 12 songs used: 12 in the catalogue.");
        await Expect(page.Selection).ToContainTextAsync("sample.csv");
        await Expect(page.Page.Locator("details.fold:focus, details.fold :focus")).ToHaveCountAsync(1);
        await page.AskAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task File_WithAnotherSeparator_IsReadAllTheSame()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        await page.UploadAsync("semicolons.csv", Encoding.UTF8.GetBytes(Good.Replace(',', ';')));

        await Expect(page.Page.Locator(".upload-report")).ToContainTextAsync("2 songs used");
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task File_ThatCannotBeUsed_IsExplainedAndNothingElseIsLost(string name, byte[] content, string reason)
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);
        await page.PasteAsync(RecommenderPage.JazzVibes);
        await Expect(page.Selection).ToHaveCountAsync(1);

        await page.UploadAsync(name, content);

        await Expect(page.Page.Locator(".file-drop .field-error")).ToContainTextAsync(reason);
        await Expect(page.Selection).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task File_OfFiftyMegabytes_IsRefusedBeforeItIsSent()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab);

        var path = Path.GetTempFileName();
        await using (var file = File.OpenWrite(path))
            file.SetLength(50_000_000);

        await page.UploadAsync(path);

        await Expect(page.Page.Locator(".file-drop .field-error")).ToContainTextAsync("up to 20 MB");
        File.Delete(path);
    }

    private static byte[] Zip()
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create))
        using (StreamWriter writer = new(archive.CreateEntry("playlist.csv").Open()))
            writer.Write(Good);
        return stream.ToArray();
    }
}
