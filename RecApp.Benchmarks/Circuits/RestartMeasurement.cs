using System.Diagnostics;
using System.Globalization;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>
/// The server is asked to stop and starts again under twenty people who use the form of the regression. A browser then
/// tries its old circuit, is told that it is gone, and loads the page anew by its address: who finds the inputs again?
/// </summary>
internal static class RestartMeasurement
{
    private const string Path = "/predictor/regression";
    private const int People = 20;
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        var tally = new CircuitTally();
        var visitors = Enumerable.Range(1, People).Select(seed => new Visitor(application.Client.BaseAddress!, seed, tally)).ToArray();
        var inputs = await Task.WhenAll(visitors.Select(FillInAsync));
        var tabs = visitors.Select(visitor => visitor.Tab!).ToArray();

        var stopped = Stopwatch.GetTimestamp();
        var (stop, start) = await application.RestartAsync();
        Print($"ended after {stop.TotalSeconds:F1} s, ready {start.TotalSeconds:F1} s later");
        var noticed = await Task.WhenAll(tabs.Select(tab => tab.Ended.WaitAsync(TimeSpan.FromSeconds(60))));
        foreach (var reason in noticed.CountBy(reason => reason))
            Print($"  {reason.Value} × {reason.Key}");

        var returns = await Task.WhenAll(visitors.Select((visitor, index) => ComeBackAsync(visitor, tabs[index], inputs[index], stopped)));
        Print($"told that the circuit is gone {returns.Count(back => back.Refused)} of {People}, back with a live page {returns.Count(back => back.Live)}, with their inputs {returns.Count(back => back.Same)}");
        Print($"from the stop to a live page  {new Latencies(returns.Where(back => back.Live).Select(back => back.Milliseconds).DefaultIfEmpty())}");
        foreach (var visitor in visitors)
        {
            await visitor.LeaveAsync(tell: true);
            visitor.Dispose();
        }

        tally.Print();
    }

    /// <summary>Sets two sliders and gives what all fields hold then.</summary>
    private static async Task<string> FillInAsync(Visitor visitor, int index)
    {
        var random = new Random(index);
        await visitor.GoAsync(Path, newTab: true);
        for (var slide = 0; slide < 2; slide++)
            await visitor.DoAsync("slider", () => Deeds.SlideAsync(visitor.Tab!, random));
        return Fields(visitor.Tab ?? throw new InvalidOperationException("A page did not open before the restart."));
    }

    private static async Task<(bool Refused, bool Live, bool Same, double Milliseconds)> ComeBackAsync(Visitor visitor, CircuitTab old, string inputs, long stopped)
    {
        await old.DisposeAsync();
        var taken = true;
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                taken = await CircuitTab.ReconnectAsync(visitor.Client, old.Circuit);
                break;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or System.Net.WebSockets.WebSocketException)
            {
                await Task.Delay(Retry);
            }
        }

        await visitor.GoAsync(old.Address.PathAndQuery, newTab: true);
        return (!taken, visitor.Tab is not null, visitor.Tab is { } tab && Fields(tab) == inputs, Stopwatch.GetElapsedTime(stopped).TotalMilliseconds);
    }

    private static string Fields(CircuitTab tab) =>
        string.Join(' ', tab.Page.Find(node => node.Name == "input" && node["id"]?.StartsWith("field-", StringComparison.Ordinal) == true).Select(node => node["value"]));

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
