using System.Diagnostics;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Monitoring.Drift;

namespace RecApp.Benchmarks.Statistics;

/// <summary>How often windows of unchanged data are called drifted, and how often changed ones are found, over the shipped models.</summary>
internal static class DriftMeasurement
{
    private const int References = 25;
    private const int WindowsOfEach = 80;
    private const int Windows = 400;

    public static Task RunAsync()
    {
        (string Model, ManifestSample[] Features)[] models = [.. Directory.GetDirectories(Path.Combine(Repository.Root, "models"))
            .Select(model => ManifestFormat.Read(Directory.GetDirectories(model).Single()))
            .Select(manifest => (manifest.Name, FeaturesOf(manifest).Select(reference => new ManifestSample(reference)).ToArray()))
            .OrderBy(model => model.Name, StringComparer.Ordinal)];
        MeasureFalseAlarms(models);
        MeasureWhatIsFound(models);
        MeasureTime(models.Single(model => model.Model == "playlists").Features);
        return Task.CompletedTask;
    }

    // Those of the training data: without a role, or where all have one the inputs.
    private static IEnumerable<FeatureReference> FeaturesOf(ModelManifest manifest) => manifest.Reference.GroupBy(reference => reference.Role).OrderBy(role => role.Key).First();

    private static void MeasureFalseAlarms((string Model, ManifestSample[] Features)[] models)
    {
        Console.WriteLine("unchanged data: windows with an alarm; features over their threshold; windows with an index of 0.1 or more");
        foreach (long rows in new[] { 100L, 1_000, 10_000, 100_000 })
        {
            foreach (var (model, features) in models)
            {
                var random = new Random(1);
                int alarms = 0, over = 0, fixedRule = 0;
                for (int sample = 0; sample < References; sample++)
                {
                    var detector = new DriftDetector();
                    FeatureReference[] references = [.. features.Select(feature => feature.Reference(random))];
                    for (int window = 0; window < WindowsOfEach; window++)
                    {
                        var verdict = detector.Judge([.. features.Select((feature, i) => new FeatureComparison(references[i], feature.Window(random, rows)))]);
                        alarms += verdict.Drifted ? 1 : 0;
                        over += verdict.Features.Count(feature => feature.Psi > feature.PsiThreshold);
                        fixedRule += verdict.Features.Any(feature => feature.PsiLevel != PsiLevel.Little) ? 1 : 0;
                    }
                }
                const double All = References * WindowsOfEach;
                Console.WriteLine($"{rows,7:N0} rows  {model,-17} {alarms / All,7:P2} {over / All / features.Length,7:P2} {fixedRule / All,7:P1}");
            }
        }
    }

    private static void MeasureWhatIsFound((string Model, ManifestSample[] Features)[] models)
    {
        var detector = new DriftDetector();
        Console.WriteLine("one feature changed, the model's others not: windows that find it, least and mean over the features");
        foreach (int rows in new[] { 300, 1_000 })
        {
            foreach (var (name, change) in new (string, Func<ManifestSample, Func<double, double>>)[]
            {
                ("up by 0.3 deviations", sample => value => value + (0.3 * sample.Deviation)),
                ("down by 0.3 deviations", sample => value => value - (0.3 * sample.Deviation)),
                ("spread by a quarter", sample => value => sample.Mean + (1.25 * (value - sample.Mean))),
            })
            {
                var random = new Random(2);
                List<(string Name, double Share)> found = [];
                foreach (var (model, features) in models)
                {
                    FeatureReference[] references = [.. features.Select(feature => feature.Reference(random))];
                    found.AddRange(features.Select((feature, changed) =>
                        ($"{model}/{feature.Shipped.Feature}", Found(detector, random, features, references, changed, rows, change(feature)))));
                }
                Console.WriteLine($"{rows,7:N0} rows  {name,-23} least {found.Min(feature => feature.Share):P1} ({found.MinBy(feature => feature.Share).Name}), mean {found.Average(feature => feature.Share):P1}");
            }
        }
    }

    private static double Found(DriftDetector detector, Random random, ManifestSample[] features, FeatureReference[] references, int changed, int rows, Func<double, double> change)
    {
        int found = 0;
        for (int window = 0; window < Windows; window++)
            found += detector.Judge([.. features.Select((feature, i) =>
                new FeatureComparison(references[i], i == changed ? feature.Window(random, rows, change) : feature.Window(random, rows)))]).Features[changed].Drifted ? 1 : 0;
        return found / (double)Windows;
    }

    private static void MeasureTime(ManifestSample[] features)
    {
        var random = new Random(3);
        var detector = new DriftDetector();
        FeatureComparison[] window = [.. features.Select(feature => new FeatureComparison(feature.Shipped, feature.Window(random, 1_000)))];
        long started = Stopwatch.GetTimestamp();
        detector.Judge(window);
        Console.WriteLine($"{features.Length} features, first window {Stopwatch.GetElapsedTime(started).TotalMilliseconds:N0} ms");
        started = Stopwatch.GetTimestamp();
        for (int again = 0; again < 1_000; again++)
            detector.Judge(window);
        Console.WriteLine($"{features.Length} features, later windows {Stopwatch.GetElapsedTime(started).TotalMilliseconds:N0} µs each");
    }
}
