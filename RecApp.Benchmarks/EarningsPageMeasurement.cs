using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>The earnings page in a Chromium on loopback: from a change of the form to the redrawn chart, and a large CSV to its predictions.</summary>
internal static class EarningsPageMeasurement
{
    private const int Changes = 60, WarmUp = 10, Rows = 50_000;

    // Between changing the select and the moment that plotly.js has drawn the new distribution.
    private const string Change = """
        ([value]) => new Promise(done => {
          const chart = document.querySelector('#distribution .chart-canvas'), select = document.querySelector('#credential');
          const started = performance.now();
          chart.once('plotly_afterplot', () => done(performance.now() - started));
          select.value = value;
          select.dispatchEvent(new Event('change', { bubbles: true }));
        })
        """;

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.LaunchChromiumAsync();
        await using var context = await browser.NewContextAsync(new() { BaseURL = application.Client.BaseAddress!.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/predictor?field=1107&region=8&sat=1250", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.WaitForFunctionAsync("() => document.querySelector('#distribution .main-svg') && !document.querySelector('#distribution .chart-skeleton')");
        var durations = new List<double>();
        for (int change = -WarmUp; change < Changes; change++)
        {
            double milliseconds = await page.EvaluateAsync<double>(Change, new object[] { change % 2 == 0 ? "5" : "3" });
            if (change >= 0)
                durations.Add(milliseconds);
            // Longer than the pause after which a change counts as a single one.
            await Task.Delay(400);
        }
        Console.WriteLine($"a choice to its redrawn chart: {new Latencies(durations)}");
        await BatchAsync(page);
    }

    private static async Task BatchAsync(IPage page)
    {
        var csv = new StringBuilder("field,credential,collegeType,region,locale,admissionRate,sat,tuition\n");
        var random = new Random(1);
        for (int row = 0; row < Rows; row++)
            csv.Append(CultureInfo.InvariantCulture, $"Computer Science,Bachelor's Degree,Public,{random.Next(1, 10)},12,0.{random.Next(10, 99)},{random.Next(800, 1500)},{random.Next(3000, 40000)}\n");
        byte[] file = Encoding.UTF8.GetBytes(csv.ToString());
        await page.GetByRole(AriaRole.Tab, new() { Name = "Many" }).ClickAsync();
        await page.Locator("#batch input[type=file]").WaitForAsync();
        long started = Stopwatch.GetTimestamp();
        await page.Locator("#batch input[type=file]").SetInputFilesAsync(new FilePayload { Name = "many.csv", MimeType = "text/csv", Buffer = file });
        await page.GetByText($"{Rows:N0} rows predicted").WaitForAsync(new() { Timeout = 60_000 });
        double predicted = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await page.RunAndWaitForDownloadAsync(() => page.GetByText("Download predictions").ClickAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Rows:N0} rows ({file.Length / 1e6:F1} MB) from choosing the file to predictions: {predicted:F1} s, to the saved file {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
    }
}
