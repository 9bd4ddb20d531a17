using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Features.Earnings.Training;

namespace RecApp.Tests.Features.Earnings.Training;

public sealed class TreeTrainerTests
{
    private static readonly BoostingSettings Few = new(0.2, 40, 8, 20, 0);

    [Fact]
    public void Fit_SameRowsTwice_GivesTheSameBytesAndLearns()
    {
        var (features, targets) = Rows();
        byte[] file = BoostedTreesTrainer.Fit(features, targets, null, Few);
        using var trees = new BoostedTrees(file);
        float[] predicted = trees.Run([.. features.SelectMany(row => row)]);

        Assert.Equal(file, BoostedTreesTrainer.Fit(features, targets, null, Few));
        Assert.InRange(predicted.Zip(targets, (value, target) => Math.Abs(value - target)).Average(), 0, 0.1);
    }

    [Fact]
    public void Run_EightThreads_AnswerAsOne()
    {
        var (features, targets) = Rows();
        using var trees = new BoostedTrees(BoostedTreesTrainer.Fit(features, targets, null, Few));
        float[][] alone = [.. features.Select(trees.Run)];

        Parallel.For(0, 8 * features.Length, new() { MaxDegreeOfParallelism = 8 }, i => Assert.Equal(alone[i % features.Length], trees.Run(features[i % features.Length])));
    }

    [Fact]
    public void Calibrate_NewProgrammes_AreHeldAsOftenAsPromised()
    {
        var random = new Random(2);
        var factors = TreeTrainer.Calibrate(Programmes(4_000));
        var fresh = Programmes(4_000).ToArray();
        EarningsEstimate[] estimates = [.. fresh.Select(programme => TreePredictor.WithIntervals(factors, programme.Usd, programme.Spread, 3))];
        var quality = EarningsQuality.Of([.. fresh.Select(programme => programme.EarningsUsd)], estimates);

        Assert.InRange(quality.Coverage90, 0.88, 0.92);
        Assert.InRange(quality.Coverage50, 0.47, 0.53);

        IEnumerable<(int Group, double Usd, double Spread, double EarningsUsd)> Programmes(int count)
        {
            for (int i = 0; i < count; i++)
            {
                double spread = 0.05 + 0.3 * random.NextDouble();
                yield return (CalibrationGroup.Of(3), 40_000, spread, 40_000 * Math.Exp(2 * spread * (random.NextDouble() - random.NextDouble())));
            }
        }
    }

    [Fact]
    public void Fit_DataSetWithoutSomeColleges_PredictsThem()
    {
        string? folder = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(folder is null || !Directory.Exists(Path.Combine(folder, "college-scorecard")), "RECAPP_DATA names no folder with college-scorecard/.");
        var data = EarningsData.Read(folder!);
        int[] folds = EarningsEvaluation.FoldOf(data, EarningsEvaluation.Folds), all = [.. Enumerable.Range(0, data.Count)];
        using var scorer = TreeTrainer.Fit(data, [.. all.Where(row => folds[row] != 0)]).Open();
        int[] held = [.. all.Where(row => folds[row] == 0)];
        var (usd, spread) = scorer.Score([.. held.Select(row => data.Inputs[row])]);
        var quality = EarningsQuality.Of([.. held.Select(row => data.EarningsUsd[row])], [.. usd.Select(value => new EarningsEstimate(value, value, value, value, value))]);

        Assert.InRange(quality.RSquared, 0.79, 0.85);
        Assert.All(spread, value => Assert.InRange(value, 0.01, 2));
    }

    private static (float[][] Features, double[] Targets) Rows()
    {
        var random = new Random(1);
        float[][] features = [.. Enumerable.Range(0, 1_000).Select(_ => Enumerable.Range(0, TreeFeatures.Count).Select(_ => random.NextSingle()).ToArray())];
        return (features, [.. features.Select(row => row[0] > 0.5 ? 1.0 : 2.0)]);
    }
}
