using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecApp.Admission;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>What circuits hold of uploads is their visitor's, and given back when they end.</summary>
public class UploadBudgetTests(BrowserFixture browser)
{
    private const string Visitor = "127.0.0.2";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_OfACircuit_IsCountedForItsVisitorUntilItEnds(bool isClosed)
    {
        await using BrowserServer server = new()
        {
            Settings = { ["Uploads:PerAddressMegabytes"] = "16", ["Hosting:Circuits:DisconnectedRetentionSeconds"] = "1", ["Session:ReloadSeconds"] = "1" },
        };
        var budget = server.Services.GetRequiredService<UploadBudget>();
        await using SlowLine line = new(server.Address, IPAddress.Parse(Visitor));
        await using var tab = await browser.OpenAsync(server: server, line: line);
        await tab.GoToAsync("/predictor/regression?view=own");

        var homes = Table("homes.csv", 4);
        int held = homes.Buffer.Length + (4 * 2 * sizeof(double));
        await tab.Page.GetByLabel("File with a table").SetInputFilesAsync(homes);

        await Expect(tab.Page.GetByText("4 rows, 2 columns")).ToBeVisibleAsync();
        Assert.Equal((held, held), (budget.HeldBy(Visitor), budget.Held));

        await tab.Page.GetByLabel("File with a table").SetInputFilesAsync(Table("streets.csv", 200_000));

        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("one address may have 16 MB. Take a smaller part.");
        await Expect(tab.Page.GetByText("4 rows, 2 columns")).ToBeVisibleAsync();
        Assert.Equal(held, budget.HeldBy(Visitor));

        if (isClosed)
            await tab.Page.CloseAsync();
        else
            await line.HangUpAsync();

        await WaitUntilAsync(() => budget.Held == 0);
    }

    private static FilePayload Table(string name, int rows) => new()
    {
        Name = name,
        MimeType = "text/csv",
        Buffer = Encoding.UTF8.GetBytes("size,price\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"{row % 9},{row % 7}\n"))),
    };

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(50, patience.Token);
    }
}
