using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class MonitorTests(BrowserFixture browser)
{
    [Fact]
    public async Task Monitor_QuestionAskedMeanwhile_IsCountedWithoutReload()
    {
        await using BrowserServer server = new();
        await using var tab = await browser.OpenAsync(server: server);
        await tab.GoToAsync("/monitor/movies?period=hour");
        await Expect(tab.Page.GetByText("Nobody asked in this hour and the last").First).ToBeVisibleAsync();

        await tab.Page.EvaluateAsync("() => fetch('/api/v1/movies/recommend?ids=1&num=3')");

        await Expect(tab.Page.GetByText("1 question in this hour and the last, 100 % answered").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(tab.Page.GetByRole(AriaRole.Cell, new() { Name = "api", Exact = true })).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Zoom_IntoHoursOfOneChart_IsTheOthersToo()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/monitor");
        await tab.Page.EvaluateAsync("() => fetch('/api/v1/movies/recommend?ids=1&num=3')");
        await tab.GoToAsync("/monitor/movies?period=day");
        await tab.DrawChartsAsync();
        var questions = tab.Page.Locator("figure.chart").Filter(new() { HasText = "in the last 24 hours" });
        var times = tab.Page.Locator("figure.chart").Filter(new() { HasText = "Half of the answers" });
        await questions.ScrollIntoViewIfNeededAsync();

        await ChartPage.DragAsync(tab, questions);

        await Expect(ChartPage.Button(questions, "Reset zoom")).ToBeVisibleAsync();
        await Expect(ChartPage.Button(times, "Reset zoom")).ToBeVisibleAsync();
        Assert.Equal(await ChartPage.TicksAsync(questions, "x"), await ChartPage.TicksAsync(times, "x"));

        await ChartPage.Button(times, "Reset zoom").ClickAsync();

        await Expect(ChartPage.Button(questions, "Reset zoom")).ToBeHiddenAsync();
        tab.AssertNoErrors();
    }
}
