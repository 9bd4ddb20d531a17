using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public sealed class ChartTests(BrowserFixture browser)
{
    private const string FirstBarColour = "() => document.querySelector('.chart-canvas .point path').style.fill";

    [Fact]
    public async Task Chart_ThemeSwitched_IsDrawnInTheNewColours()
    {
        await using var tab = await browser.OpenAsync(ColorScheme.Light);
        await ChartPage.OpenAsync(tab);
        var light = await tab.Page.EvaluateAsync<string>(FirstBarColour);

        await tab.ChooseThemeAsync("Dark");

        await tab.Page.WaitForFunctionAsync($"before => ({FirstBarColour})() !== before", light);
        Assert.Equal("rgb(66, 99, 235)", light);
        Assert.Equal("rgb(142, 164, 255)", await tab.Page.EvaluateAsync<string>(FirstBarColour));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Chart_OutOfView_IsDrawnWhenItComesIntoView()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/data");
        await Expect(tab.Page.Locator("figure.chart .point").First).ToBeVisibleAsync();
        var last = tab.Page.Locator("figure.chart").Last;
        await Expect(last.Locator(".main-svg")).ToHaveCountAsync(0);

        // Again and again: what comes in above pushes it out of view.
        await tab.Page.WaitForFunctionAsync(
            """
            () => {
                const last = [...document.querySelectorAll('figure.chart')].at(-1);
                last.scrollIntoView({ block: 'center', behavior: 'instant' });
                return last.querySelector('.main-svg') !== null;
            }
            """);
    }

    [Fact]
    public async Task Chart_Heatmap_FillsACellPerPairInTheColoursOfTheTheme()
    {
        await using var tab = await browser.OpenAsync();
        var cells = (await ChartPage.OpenAsync(tab, "Pearson correlation")).Locator(".point path");

        await Expect(cells).ToHaveCountAsync(81);

        Assert.Equal("rgb(66, 99, 235)", await cells.First.EvaluateAsync<string>("cell => cell.style.fill"));
        Assert.True(await cells.EvaluateAllAsync<bool>("""
            cells => cells.map(cell => cell.getBBox()).every(box => Math.abs(box.width - cells[0].getBBox().width) < 1 && Math.abs(box.height - cells[0].getBBox().height) < 1)
            """));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Chart_SeveralOnAPage_LoadTheLibraryOnceAndCompressed()
    {
        await using var tab = await browser.OpenAsync();
        tab.KeepToItself();
        List<IResponse> responses = [];
        tab.Page.Response += (_, response) =>
        {
            if (response.Url.Contains("plotly-basic", StringComparison.Ordinal))
                responses.Add(response);
        };
        await tab.GoToAsync("/data");

        await tab.DrawChartsAsync(5);

        Assert.Contains(await Assert.Single(responses).HeaderValueAsync("content-encoding"), new[] { "br", "gzip" });
    }

    [Fact]
    public async Task Chart_LibraryBlocked_ShowsItsNumbersUntilItCanBeLoaded()
    {
        await using var tab = await browser.OpenAsync();
        await tab.Page.RouteAsync("**/lib/plotly-basic*", route => route.AbortAsync());
        await tab.GoToAsync("/data");

        var chart = tab.Page.Locator("figure.chart").First;
        await Expect(chart).ToContainTextAsync("The chart could not be drawn");
        await Expect(chart.Locator("td").First).ToBeVisibleAsync();
        await Expect(ChartPage.Button(chart, "Download PNG")).ToBeHiddenAsync();

        await tab.Page.UnrouteAsync("**/lib/plotly-basic*");
        await ChartPage.Button(chart, "Try again").ClickAsync();
        await Expect(chart.Locator(".point").First).ToBeVisibleAsync();
        await Expect(ChartPage.Button(chart, "Show as table")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Chart_LeftForAnotherPage_LeavesNoErrors()
    {
        await using var tab = await browser.OpenAsync();
        await ChartPage.OpenAsync(tab);

        await tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await Expect(tab.Page.Locator("figure.chart")).ToHaveCountAsync(0);
        await tab.Page.GoBackAsync();

        await Expect(tab.Page.Locator("figure.chart .point").First).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Ticks_InEitherTheme_HaveTheColourOfThePalette(ColorScheme scheme)
    {
        await using var tab = await browser.OpenAsync(scheme);
        await ChartPage.OpenAsync(tab);

        string[] colours = await tab.Page.EvaluateAsync<string[]>(
            """
            () => {
                const probe = document.createElement('i');
                probe.style.color = 'var(--mud-palette-text-secondary)';
                document.body.append(probe);
                return [getComputedStyle(probe).color, getComputedStyle(document.querySelector('.xtick text')).fill];
            }
            """);

        Assert.Equal(colours[0].Replace("rgba", "rgb", StringComparison.Ordinal).Replace(", 1)", ")", StringComparison.Ordinal), colours[1]);
    }
}
