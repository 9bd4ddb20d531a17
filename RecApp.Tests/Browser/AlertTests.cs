using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class AlertTests(BrowserFixture browser)
{
    // Every prediction of a body gets its own numbers: 60 rows unlike any of the training table.
    private const string AskUnlikeTraining = """
        () => fetch('/api/v1/regression/predict', {
            method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ rows: Array.from({ length: 60 }, () => ({ var_1: 1e6, var_2: 1e6, var_3: 1e6, var_4: 1e6, var_5: 1e6 })) }),
        }).then(answer => answer.status)
        """;

    [Fact]
    public async Task Monitor_QuestionsUnlikeTraining_ShowsTheAlertComeAndGo()
    {
        ShiftedClock clock = new();
        await using BrowserServer server = new()
        {
            Settings = new() { ["Alerts:IntervalSeconds"] = "1", ["Alerts:EndAfter"] = "1", ["Alerts:Drift:Hours"] = "1", ["Alerts:Drift:LeastRequests"] = "50" },
            ConfigureServices = services => services.AddSingleton<TimeProvider>(clock),
        };
        await using var tab = await browser.OpenAsync(server: server);
        await tab.GoToAsync("/monitor/regression?period=day");

        Assert.Equal(200, await tab.Page.EvaluateAsync<int>(AskUnlikeTraining));

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "1 open alert" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".alert[data-open=yes]")).ToContainTextAsync("not as in training: prediction");
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();

        clock.Shift(TimeSpan.FromHours(3));

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "No open alerts" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".alert[data-open=no]")).ToContainTextAsync("Over: from");
        tab.AssertNoErrors();
    }
}
