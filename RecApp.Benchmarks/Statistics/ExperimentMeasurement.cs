using System.Globalization;
using RecApp.Experiments.Statistics;
using RecApp.Learning;

namespace RecApp.Benchmarks.Statistics;

/// <summary>How often experiments that are looked at daily decide wrongly, and whether those with an effect find it in the promised time.</summary>
internal static class ExperimentMeasurement
{
    private const int Experiments = 10_000;
    private const int Days = 60;

    public static Task RunAsync()
    {
        MeasureFalseDecisions();
        MeasurePower();
        MeasureSampleRatio();
        return Task.CompletedTask;
    }

    private static void MeasureFalseDecisions()
    {
        Console.WriteLine($"no difference, looked at on {Days} days: experiments that ever decided; for comparison a fixed test at 5 % at every look");
        foreach (double[] shares in new double[][] { [0.5, 0.5], [0.9, 0.1], [0.25, 0.25, 0.25, 0.25] })
        {
            foreach (double rate in new[] { 0.02, 0.1, 0.3, 0.5 })
            {
                foreach (int visitorsPerDay in new[] { 30, 300, 3_000 })
                {
                    var plan = new ExperimentPlan(rate, 0.2 * rate, shares);
                    var random = new Random(1);
                    int wrong = 0, naive = 0;
                    for (int experiment = 0; experiment < Experiments; experiment++)
                    {
                        var seen = Run(random, plan, Days, visitorsPerDay, effect: 0);
                        wrong += seen.Decided ? 1 : 0;
                        naive += seen.Naive ? 1 : 0;
                    }
                    Console.WriteLine($"{Names(shares),-20} base {rate,4:P0} {visitorsPerDay,6:N0} a day  {(double)wrong / Experiments,7:P2}   {(double)naive / Experiments,6:P1}");
                }
            }
        }
    }

    private static void MeasurePower()
    {
        Console.WriteLine("the smallest effect is there: experiments that found it by the promised number of visitors, looked at on 30 days until then");
        foreach (double[] shares in new double[][] { [0.5, 0.5], [0.9, 0.1], [0.25, 0.25, 0.25, 0.25] })
        {
            foreach (double rate in new[] { 0.02, 0.1, 0.3, 0.5 })
            {
                foreach (double effect in new[] { 0.1 * rate, 0.5 * rate, -0.3 * rate })
                {
                    var plan = new ExperimentPlan(rate, effect, shares);
                    var random = new Random(2);
                    int found = 0;
                    for (int experiment = 0; experiment < Experiments; experiment++)
                        found += Run(random, plan, 30, (long)Math.Ceiling(plan.Visitors / 30), effect).Decided ? 1 : 0;
                    Console.WriteLine($"{Names(shares),-20} base {rate,4:P0} effect {100 * effect,5:N1} points  {plan.Visitors,10:N0} visitors  {(double)found / Experiments,6:P1}");
                }
            }
        }
    }

    // Whether the last variant, the only one with an effect, was decided, and any where there is none.
    private static (bool Decided, bool Naive) Run(Random random, ExperimentPlan plan, int days, long visitorsPerDay, double effect)
    {
        var counts = new VariantCounts[plan.Shares.Count];
        var arrived = new long[counts.Length];
        bool naive = false;
        for (int day = 0; day < days; day++)
        {
            CountSampling.Multinomial(random, visitorsPerDay, [.. plan.Shares], arrived);
            for (int variant = 0; variant < counts.Length; variant++)
            {
                double rate = plan.BaseRate + (variant == counts.Length - 1 ? effect : 0);
                counts[variant] = new(counts[variant].Visitors + arrived[variant], counts[variant].Successes + CountSampling.Binomial(random, arrived[variant], rate));
            }
            naive |= counts.Skip(1).Any(variant => Math.Abs(FixedTest(counts[0], variant)) > 1.96);
            var compared = VariantComparison.OfAll(plan, counts);
            if (effect == 0 ? compared.Any(variant => variant.IsDecided) : compared[^1].IsDecided && Math.Sign(compared[^1].Difference) == Math.Sign(effect))
                return (true, naive);
        }
        return (false, naive);
    }

    private static double FixedTest(VariantCounts control, VariantCounts variant)
    {
        double pooled = (double)(control.Successes + variant.Successes) / (control.Visitors + variant.Visitors);
        return pooled is <= 0 or >= 1 || control.Visitors == 0 || variant.Visitors == 0 ? 0
            : (((double)variant.Successes / variant.Visitors) - ((double)control.Successes / control.Visitors)) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / variant.Visitors) + (1.0 / control.Visitors)));
    }

    private static void MeasureSampleRatio()
    {
        Console.WriteLine("sample ratio, 1,000 visitors a day on 60 days: experiments with a mismatch, and the median day of finding it");
        foreach (var (name, arriving) in new (string, double[])[] { ("sound", [0.5, 0.5]), ("2 % of a variant lost", [0.5051, 0.4949]), ("5 % lost", [0.5128, 0.4872]), ("10 % lost", [0.5263, 0.4737]) })
        {
            var random = new Random(3);
            List<int> days = [];
            for (int experiment = 0; experiment < Experiments; experiment++)
            {
                long[] visitors = [0, 0], arrived = [0, 0];
                for (int day = 1; day <= Days; day++)
                {
                    CountSampling.Multinomial(random, 1_000, arriving, arrived);
                    visitors = [visitors[0] + arrived[0], visitors[1] + arrived[1]];
                    if (SampleRatioTest.PValue(visitors, [0.5, 0.5]) > SampleRatioTest.Threshold)
                        continue;
                    days.Add(day);
                    break;
                }
            }
            Console.WriteLine($"{name,-22} {(double)days.Count / Experiments,7:P2}   {(days.Count > Experiments / 2 ? days.Order().ElementAt(Experiments / 2).ToString(CultureInfo.InvariantCulture) : "-")}");
        }
    }

    private static string Names(double[] shares) => string.Join(" / ", shares.Select(share => share.ToString("P0", CultureInfo.InvariantCulture)));
}
