using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

public sealed class ChartTests(BrowserFixture browser)
{
    private const string FirstBarColour = "() => document.querySelector('.chart-canvas .point path').style.fill";

    private static async Task<ILocator> OpenFirstChartAsync(BrowserTab tab)
    {
        await tab.GoToAsync("/data");
        var chart = tab.Page.Locator("figure.chart").First;
        await Assertions.Expect(chart.Locator(".point").First).ToBeVisibleAsync();
        return chart;
    }

    [Fact]
    public async Task Chart_ThemeSwitched_IsDrawnInTheNewColours()
    {
        await using var tab = await browser.OpenAsync(ColorScheme.Light);
        await OpenFirstChartAsync(tab);
        var light = await tab.Page.EvaluateAsync<string>(FirstBarColour);

        await tab.ChooseThemeAsync("Dark");

        await tab.Page.WaitForFunctionAsync($"before => ({FirstBarColour})() !== before", light);
        Assert.Equal("rgb(66, 99, 235)", light);
        Assert.Equal("rgb(142, 164, 255)", await tab.Page.EvaluateAsync<string>(FirstBarColour));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Chart_Heatmap_FillsACellPerPairInTheColoursOfTheTheme()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFirstChartAsync(tab);
        var cells = tab.Page.Locator("figure.chart").Filter(new() { HasText = "Pearson correlation" }).Locator(".point path");

        await Assertions.Expect(cells).ToHaveCountAsync(81);

        Assert.Equal("rgb(66, 99, 235)", await cells.First.EvaluateAsync<string>("cell => cell.style.fill"));
        Assert.True(await cells.EvaluateAllAsync<bool>("""
            cells => cells.map(cell => cell.getBBox()).every(box => Math.abs(box.width - cells[0].getBBox().width) < 1 && Math.abs(box.height - cells[0].getBBox().height) < 1)
            """));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Chart_SeveralOnAPage_LoadTheLibraryOnce()
    {
        await using var tab = await browser.OpenAsync();
        var requests = 0;
        tab.Page.Request += (_, request) => requests += request.Url.Contains("plotly-basic", StringComparison.Ordinal) ? 1 : 0;

        await OpenFirstChartAsync(tab);
        await Assertions.Expect(tab.Page.Locator("figure.chart .main-svg").Nth(4)).ToBeVisibleAsync();

        Assert.Equal(1, requests);
    }

    [Fact]
    public async Task Chart_Download_IsAPictureNamedAfterItsTitle()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await OpenFirstChartAsync(tab);

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => chart.GetByRole(AriaRole.Button, new() { Name = "Download PNG" }).ClickAsync());

        Assert.Matches("^[a-z0-9-]+\\.png$", download.SuggestedFilename);
        await using var picture = await download.CreateReadStreamAsync();
        var signature = new byte[4];
        await picture.ReadExactlyAsync(signature, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], signature);
    }

    [Fact]
    public async Task Chart_LibraryBlocked_ShowsItsNumbersAsATable()
    {
        await using var tab = await browser.OpenAsync();
        await tab.Page.RouteAsync("**/lib/plotly-basic*", route => route.AbortAsync());
        await tab.GoToAsync("/data");

        var chart = tab.Page.Locator("figure.chart").First;
        await Assertions.Expect(chart).ToContainTextAsync("The chart could not be drawn");
        await Assertions.Expect(chart.Locator("td").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chart_LeftForAnotherPage_LeavesNoErrors()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFirstChartAsync(tab);

        await tab.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("figure.chart")).ToHaveCountAsync(0);
        await tab.Page.GoBackAsync();

        await Assertions.Expect(tab.Page.Locator("figure.chart .point").First).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }
}
