using RecApp.Tests.Support;
using Xunit.Sdk;

namespace RecApp.Tests.Browser;

/// <summary>The check that all pages go through must be able to fail.</summary>
public class AccessibilityCheckTests(BrowserFixture browser)
{
    [Fact]
    public async Task AssertAccessible_PictureWithoutWords_NamesItAndFails()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/models");
        await tab.Page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('img'))");
        var refused = await Assert.ThrowsAnyAsync<XunitException>(() => tab.AssertAccessibleAsync());
        Assert.Contains("image-alt", refused.Message, StringComparison.Ordinal);
    }
}
