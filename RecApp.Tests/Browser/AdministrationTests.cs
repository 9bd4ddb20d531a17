using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class AdministrationTests(BrowserFixture browser)
{
    [Fact]
    public async Task SignIn_WrongKeyThenRightOneThenOut_WorksInABrowserAndIsAccessible()
    {
        await using BrowserServer server = new() { Settings = { ["Admin:Key"] = SignInBrowser.Key } };
        await using var tab = await browser.OpenAsync(width: 360, server: server);
        await tab.GoToAsync("/admin/sign-in?returnUrl=%2Fdata");
        await EnterAsync("not the key at all");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This key is wrong");
        await tab.AssertAccessibleAsync();

        await EnterAsync(SignInBrowser.Key);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/data$"));

        await tab.GoToAsync("/admin/sign-in");
        await Expect(tab.Page.GetByText("You are signed in as administrator.")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/models$"));
        await tab.GoToAsync("/admin/sign-in");
        await Expect(tab.Page.GetByLabel("Key")).ToBeVisibleAsync();
        tab.AssertNoErrors();

        async Task EnterAsync(string key)
        {
            await tab.Page.GetByLabel("Key").FillAsync(key);
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await tab.WaitForCircuitAsync();
        }
    }
}
