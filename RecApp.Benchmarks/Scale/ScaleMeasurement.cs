using System.Globalization;

namespace RecApp.Benchmarks.Scale;

/// <summary>What cannot be measured on one machine, computed event by event: who watches whom, and a batch handed out to a thousand instances.</summary>
internal static class ScaleMeasurement
{
    private const int Seed = 20260301;

    private static readonly int[] Sizes = [2, 10, 100, 1_000];

    public static Task RunAsync()
    {
        Detect();
        Disturb();
        HandOut();
        return Task.CompletedTask;
    }

    private static void Detect()
    {
        Console.WriteLine("An instance dies: seconds until declared dead, until all know; messages and readings of the table a second");
        foreach (int instances in Sizes)
        {
            // Small ones are run many times, as each has only so many that can die.
            int runs = Math.Max(1, 40 / Math.Max(1, instances / 10)), deaths = Math.Min(20, instances - 1);
            var results = Enumerable.Range(0, runs).Select(run => new MembershipModel(new(instances, 1, true, 0, 0, 0, 0), Seed + run).Run(120, deaths)).ToArray();
            double[] found = [.. results.SelectMany(result => result.Found).Order()], known = [.. results.SelectMany(result => result.Known).Order()];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {instances,5}: declared p50 {At(found, 0.5):F2} max {found[^1]:F2} s, known max {known[^1]:F2} s, {results.Average(result => result.Messages):N0} messages, {results[0].TableReads:N0} readings"));
        }
    }

    private static void Disturb()
    {
        Console.WriteLine("Nobody dies, but instances stand still, or the way between two of them is cut: false deaths in a thousand such disturbances");
        foreach (int instances in Sizes)
        {
            foreach (var (what, stall, cut) in (ReadOnlySpan<(string, double, double)>)[("stalls of 0.5 s on average", 0.5, 0), ("stalls of 1 s", 1, 0), ("stalls of 2 s", 2, 0), ("cuts of 10 s", 0, 10)])
            {
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {instances,5}, {what}:"));
                foreach (var (votes, isIndirect) in (ReadOnlySpan<(int, bool)>)[(1, false), (1, true), (2, true)])
                {
                    // Each instance is disturbed fifty times an hour: so often that little need be computed, so seldom that hardly two meet.
                    int watched = Math.Min(10, instances - 1);
                    MembershipSetting setting = new(instances, votes, isIndirect, stall > 0 ? 50 : 0, stall, cut > 0 ? 50.0 / watched : 0, cut);
                    var result = new MembershipModel(setting, Seed).Run(3600.0 * 20 / instances, 0);
                    Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {votes} {(votes == 1 ? "vote" : "votes")}{(isIndirect ? ", asked through another" : "")} {1000.0 * result.FalseDeaths / result.Disturbances:F0}"));
                }
                Console.WriteLine();
            }
        }
    }

    private static void HandOut()
    {
        // All pairs of the 5,000 most popular films; what a pair costs and weighs is measured by `-- cluster`.
        const double Pairs = 12_497_500, CoreSecondsOfAPair = 8e-6, BytesOfAPair = 68, WriteSecondsOfAByte = 2e-9;
        Console.WriteLine("12.5 million pairs on instances of two cores: seconds, speed-up; the part of it in which the grain, and the home's network and disk, were at work");
        foreach (var (name, bytes) in (ReadOnlySpan<(string, double)>)[("1 Gbit/s", 125e6), ("10 Gbit/s", 1.25e9)])
        {
            foreach (int ranges in (int[])[203, 4_000])
            {
                double alone = 0;
                foreach (var (instances, deaths) in (ReadOnlySpan<(int, double)>)[(1, 0), (2, 0), (4, 0), (10, 0), (100, 0), (100, 0.05), (1_000, 0), (1_000, 0.5)])
                {
                    HandOutSetting setting = new(instances, 2, ranges, Pairs / ranges * CoreSecondsOfAPair, Pairs / ranges * BytesOfAPair, bytes, WriteSecondsOfAByte, deaths);
                    var result = new HandOutModel(setting, Seed).Run();
                    alone = instances == 1 ? result.Seconds : alone;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"  {name}, {ranges} ranges, {instances,5} instances{(deaths > 0 ? $", {deaths} die a second" : "")}: {result.Seconds:F1} s, {alone / result.Seconds:F1} times; grain {result.Grain:P0}, home {result.Home:P0}, {result.Twice} again"));
                }
            }
        }
    }

    private static double At(double[] ordered, double part) => ordered[(int)(part * (ordered.Length - 1))];
}
