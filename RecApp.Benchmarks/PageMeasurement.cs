using System.Globalization;
using Microsoft.Playwright;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>First contentful paint and bytes on the wire of a first visit, in a Chromium with an empty cache on loopback.</summary>
internal static class PageMeasurement
{
    private const int Repetitions = 5;
    private static readonly string[] Paths = ["/", "/recommender", "/models", "/data"];

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.LaunchChromiumAsync();
        foreach (var path in Paths)
        {
            var visits = new List<(double Paint, long Bytes)>();
            for (var repetition = 0; repetition < Repetitions; repetition++)
                visits.Add(await VisitAsync(browser, new Uri(application.Client.BaseAddress!, path)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{path,-14} first content {new Latencies(visits.Select(visit => visit.Paint))}  transferred {visits.Max(visit => visit.Bytes) / 1e6:F2} MB"));
        }
    }

    private static async Task<(double Paint, long Bytes)> VisitAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        long bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        var paint = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        return (paint, Interlocked.Read(ref bytes));
    }
}
