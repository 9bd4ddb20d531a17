using RecApp.Benchmarks.Circuits.Wire;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>One person on the page of the regression, with everything that crosses the wire: to see what a circuit says.</summary>
internal static class CircuitTrace
{
    public static async Task RunAsync()
    {
        PackCheck.Run();
        await using var application = await RunningApplication.StartPublishedAsync();
        using var client = new HttpClient { BaseAddress = application.Client.BaseAddress };
        var (tab, opened) = await CircuitTab.OpenAsync(client, "/predictor/regression", message => Console.WriteLine($"  < {message}"));
        Console.WriteLine($"opened {opened}, circuit {tab.Circuit.Length} characters");
        var slider = tab.Page.Find(node => node.Name == "input" && node["type"] == "range")[0];
        Console.WriteLine($"slider {slider["aria-label"]} {slider["min"]}–{slider["max"]} {slider["value"]}");
        Console.WriteLine($"moved {await tab.RaiseAsync(slider, "input", slider["min"])}, {tab.Address}");
        var example = tab.Page.Find(node => node.Name == "a" && node["class"] == "chip")[0];
        Console.WriteLine($"example {example.AllText} {await tab.FollowAsync(example["href"]!)}");
        Console.WriteLine(string.Join('|', tab.Page.Find(node => node.Name == "h2").Select(node => node.AllText)));
        Console.WriteLine($"errors: {string.Join(", ", tab.TakeErrors())}");
        await tab.TellAsync();
        await tab.DisposeAsync();
    }
}
