using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class DataPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Data_WithItsCharts_FitsEveryLook()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/data");

        await tab.DrawChartsAsync(7);
        await Expect(tab.Page.Locator("#playlists-sources")).ToBeVisibleAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task SectionMenu_ChosenByKeyboardThenScrolledOn_StaysInViewAndMarksTheSection(int width)
    {
        await using var tab = await browser.OpenAsync(width: width, height: 800);
        await tab.GoToAsync("/data");
        await tab.DrawChartsAsync(7);
        var menu = tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Data sets" });
        var marked = menu.Locator("[aria-current]");
        await Expect(marked).ToHaveTextAsync("Playlists");

        var earnings = menu.GetByRole(AriaRole.Link, new() { Name = "Earnings" });
        await earnings.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(marked).ToHaveTextAsync("Earnings");
        await Expect(tab.Page.Locator("#earnings-title")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("#earnings-title")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/data#earnings$"));

        await tab.Page.EvaluateAsync("() => document.querySelector('#lyrics').scrollIntoView({ behavior: 'instant' })");
        await Expect(marked).ToHaveTextAsync("Lyrics");
        await Expect(marked).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(menu).ToBeInViewportAsync();
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData(1280, "Earnings by credential")]
    [InlineData(360, "Earnings by credential", "is the most common field", "Average SAT is unknown")]
    public async Task Bars_WithLongNames_AreNamedInsideOfTheChartAndMeasuredByTicksApart(int width, params string[] titles)
    {
        await using var tab = await browser.OpenAsync(width: width, height: 800);
        await tab.GoToAsync("/data");
        foreach (string title in titles)
        {
            var chart = await ChartPage.FindAsync(tab, title);
            Assert.Empty(await chart.EvaluateAsync<string[]>("""
                chart => {
                    const box = element => element.getBoundingClientRect();
                    const frame = box(chart.querySelector('.chart-canvas'));
                    const labels = [...chart.querySelectorAll('.ytick text, .xtick text, .xtitle')];
                    const outside = labels.filter(label => box(label).left < frame.left - 1 || box(label).right > frame.right + 1).map(label => `outside: ${label.textContent}`);
                    const ticks = [...chart.querySelectorAll('.xtick text')].map(box).sort((one, other) => one.left - other.left);
                    const names = [...chart.querySelectorAll('.ytick text')].map(box).sort((one, other) => one.top - other.top);
                    const narrow = box(chart.querySelector('.nsewdrag')).width < frame.width * 0.4 ? ['no room for the bars'] : [];
                    return [...outside, ...narrow,
                        ...ticks.slice(1).filter((tick, index) => tick.left < ticks[index].right + 2).map(() => 'ticks overlap'),
                        ...names.slice(1).filter((name, index) => name.top < names[index].bottom - 3).map(() => 'names overlap')];
                }
                """));
        }
        tab.AssertNoErrors();
    }
}
