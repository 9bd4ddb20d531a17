using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

public class ModelPagesTests(BrowserFixture browser)
{
    public static TheoryData<string> Shipped => [.. Directory.EnumerateDirectories(RepositoryFolder.Combine("models")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Model_WithEveryFoldOpen_FitsEveryLookAndNamesItsLandmarksApart(string name)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"/models/{name}");
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)");
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }
}
