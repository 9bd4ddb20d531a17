using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Features.Movies.Pairs;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class BatchTests(BrowserFixture browser)
{
    [Fact]
    public async Task Models_SignedInAdministrator_ComputesPairsAndSeesThemPublished()
    {
        using TemporaryFolder models = new();
        PairWorld.Write(models.Location, films: 40);
        await using BrowserServer server = new() { ModelsPath = models.Location, Settings = { ["Admin:Key"] = SignInBrowser.Key } };
        await using var tab = await browser.OpenAsync(width: 360, server: server);
        await tab.GoToAsync("/models");
        await Expect(tab.Page.GetByText("No batch is published yet.")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compute pairs" })).ToHaveCountAsync(0);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in as administrator" }).ClickAsync();
        await tab.WaitForCircuitAsync();
        await tab.Page.GetByLabel("Key").FillAsync(SignInBrowser.Key);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/models$"));
        await tab.WaitForCircuitAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compute pairs" }).ClickAsync();

        await Expect(tab.Page.GetByText("780 of 40 films, 10 recommendations each")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }
}
