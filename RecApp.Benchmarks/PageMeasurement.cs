using System.Globalization;
using Microsoft.Playwright;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>First contentful paint, bytes on the wire, long tasks and layout shift of a first visit, in a Chromium with an empty cache on loopback.</summary>
internal static class PageMeasurement
{
    private const int Repetitions = 5;

    private static readonly string[] Paths =
    [
        "/", "/recommender", "/recommender/movies", "/predictor", "/predictor/regression", "/sentiment", "/lyrics",
        "/recommender/movies?ids=1,260", "/predictor?field=1107&region=8&sat=1250&tuition=14000", "/sentiment?text=A%20wonderful%20film",
        "/models", "/models/playlists", "/data", "/blog", "/blog/playlists", "/admin/sign-in",
    ];

    // Tasks of more than 50 ms, in which the page does not answer; and what moves without anybody's doing, as a share of the window.
    private const string Watch = """
        [window.longTasks, window.layoutShift] = [[], 0];
        new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(task => task.duration))).observe({ type: 'longtask', buffered: true });
        new PerformanceObserver(list => list.getEntries().forEach(shift => window.layoutShift += shift.hadRecentInput ? 0 : shift.value)).observe({ type: 'layout-shift', buffered: true });
        """;

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.LaunchChromiumAsync();
        foreach (var path in Paths)
        {
            var visits = new List<Visit>();
            for (var repetition = 0; repetition < Repetitions; repetition++)
                visits.Add(await VisitAsync(browser, new Uri(application.Client.BaseAddress!, path)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{path,-32} first content {new Latencies(visits.Select(visit => visit.Paint))}  transferred {visits.Max(visit => visit.Bytes) / 1e3:F0} KB  long tasks at most {visits.Max(visit => visit.LongTasks.Length)}, longest {visits.Max(visit => visit.LongTasks.DefaultIfEmpty().Max()):F0} ms, together p50 {new Latencies(visits.Select(visit => visit.LongTasks.Sum())).Percentile(50):F0} ms  layout shift at most {visits.Max(visit => visit.LayoutShift):F3}"));
        }
    }

    private static async Task<Visit> VisitAsync(IBrowser browser, Uri address)
    {
        await using var context = await browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(Watch);
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        long bytes = 0;
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
            Interlocked.Add(ref bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
        await page.GotoAsync(address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        // A busy machine may paint later than the network rests.
        await page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        var paint = await page.EvaluateAsync<double>(
            "() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        return new(paint, Interlocked.Read(ref bytes), await page.EvaluateAsync<double[]>("() => window.longTasks"), await page.EvaluateAsync<double>("() => window.layoutShift"));
    }

    private sealed record Visit(double Paint, long Bytes, double[] LongTasks, double LayoutShift);
}
