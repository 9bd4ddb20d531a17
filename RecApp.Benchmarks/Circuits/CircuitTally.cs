using System.Collections.Concurrent;
using System.Globalization;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>What all people saw: how fast pages answered, what failed, which circuits were dropped.</summary>
internal sealed class CircuitTally
{
    private readonly ConcurrentBag<(string Page, string Event, Answer Answer)> _answers = [];
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _missing = new(StringComparer.Ordinal);
    private int _circuits;
    private int _dropped;

    /// <summary>Event that is the opening of a page in a new tab: no click, and counted apart.</summary>
    public const string Open = "open";

    public void Opened() => Interlocked.Increment(ref _circuits);

    public void Dropped(string page, string reason)
    {
        Interlocked.Increment(ref _dropped);
        Failed(page, $"dropped: {reason}");
    }

    public void Answered(string page, string name, Answer answer) => _answers.Add((page, name, answer));

    /// <summary>The page did not offer what somebody wanted to do, such as a search in a form that is full.</summary>
    public void NotOffered(string page, string name) => _missing.AddOrUpdate($"{page}: {name}", 1, (_, count) => count + 1);

    public void Failed(string page, string what) => _failures.AddOrUpdate($"{page}: {(what.Length > 200 ? what[..200] : what)}", 1, (_, count) => count + 1);

    public void Print()
    {
        Print("first batch after an event, by page", _answers.Where(one => one.Event != Open).GroupBy(one => one.Page), answer => answer.First);
        Print("first batch after an event, by event", _answers.GroupBy(one => one.Event), answer => answer.First);
        Print("last batch before the page rests, by event", _answers.GroupBy(one => one.Event), answer => answer.Last);
        var clicks = _answers.Where(one => one.Event != Open).ToArray();
        if (clicks.Length > 0)
        {
            Console.WriteLine($"all events, first batch      {new Latencies(clicks.Select(one => one.Answer.First))}");
            Console.WriteLine($"all events, page at rest     {new Latencies(clicks.Select(one => one.Answer.Last))}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"circuits opened {_circuits}, dropped {_dropped}, failures {_failures.Values.Sum()}"));
        Print(_failures);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wanted but not offered by the page {_missing.Values.Sum()}"));
        Print(_missing);
    }

    private static void Print(ConcurrentDictionary<string, int> counts)
    {
        foreach (var (what, count) in counts.OrderByDescending(one => one.Value).Take(20))
            Console.WriteLine($"  {count,5} × {what}");
    }

    private static void Print(string title, IEnumerable<IGrouping<string, (string, string, Answer Answer)>> groups, Func<Answer, double> time)
    {
        Console.WriteLine(title);
        foreach (var group in groups.OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {group.Key,-24} {new Latencies(group.Select(one => time(one.Answer)))}");
    }
}
