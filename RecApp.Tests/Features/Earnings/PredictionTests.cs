using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Tests.Features.Earnings;

/// <summary>What the shipped predictors keep, on a thousand programmes with unknown, odd and never seen inputs.</summary>
[Collection(nameof(ShippedEarnings))]
public sealed class PredictionTests(ShippedEarnings shipped)
{
    private const int Programmes = 1_000, Explained = 100;

    [Fact]
    public void Explain_Trees_AddsUp()
    {
        var predictor = shipped.Model.Predictor("trees");
        var parts = new double[EarningsInputs.Count];
        var rows = Rows()[..Explained];
        var estimates = new EarningsEstimate[rows.Length];
        predictor.Predict(rows, estimates);
        foreach (var (row, estimate) in rows.Zip(estimates))
        {
            predictor.Explain(row, estimate.Usd, parts);
            Assert.Equal(estimate.Usd, predictor.BaseUsd + parts.Sum(), 1e-6);
        }
    }

    [Fact]
    public void Explain_Trees_StartsNearTheMeanOfTheData()
    {
        var histograms = shipped.Model.Catalogue.Histograms;
        var counts = histograms.ByCredential.Values.SelectMany(bins => bins.Counts.Select((count, i) => (Usd: (bins.FirstBin + i + 0.5) * histograms.BinWidthUsd, Count: count))).ToArray();
        Assert.Equal(counts.Sum(bin => bin.Usd * bin.Count) / counts.Sum(bin => bin.Count), shipped.Model.Predictor("trees").BaseUsd, 500.0);
    }

    [Fact]
    public void Predict_EightThreads_AnswerAsOne()
    {
        var predictor = shipped.Model.Predictor("trees");
        var rows = Rows();
        var alone = new EarningsEstimate[rows.Length];
        predictor.Predict(rows, alone);
        Parallel.For(0, 8 * rows.Length, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            var one = new EarningsEstimate[1];
            predictor.Predict(rows.AsSpan(i % rows.Length, 1), one);
            Assert.Equal(alone[i % rows.Length], one[0]);
        });
    }

    [Fact]
    public void Curve_CollegeThatIsKnown_StaysThatCollege()
    {
        // Its rates recognise an institution; the curve through its own SAT must not leave it beside the line.
        var college = shipped.Model.Colleges.Search("Pennsylvania State University Main", 1)[0];
        var programme = new EarningsInputs(college.Region ?? 0, college.Locale ?? 0, college.CollegeType, 1107, 3, college.AdmissionRate ?? 0, college.Sat ?? 0, college.Tuition ?? 0);
        var curve = WhatIf.Curve(shipped.Model, programme, "trees", "sat");
        var own = new EarningsEstimate[1];
        shipped.Model.Predictor("trees").Predict([programme], own);
        var nearest = curve.MinBy(point => Math.Abs(point.Value - programme.Sat));

        Assert.Equal(own[0].Usd, nearest!.EarningsUsd, 0.05 * own[0].Usd);
    }

    [Fact]
    public void Explain_Linear_AddsUp()
    {
        var predictor = shipped.Model.Predictor("linear");
        var parts = new double[EarningsInputs.Count];
        var rows = Rows();
        var estimates = new EarningsEstimate[rows.Length];
        predictor.Predict(rows, estimates);
        foreach (var (row, estimate) in rows.Zip(estimates))
        {
            predictor.Explain(row, estimate.Usd, parts);
            Assert.Equal(estimate.Usd, predictor.BaseUsd + parts.Sum(), 1e-6);
        }
    }

    [Theory]
    [InlineData("trees")]
    [InlineData("linear")]
    public void Predict_AnyProgramme_NestsIntervals(string variant)
    {
        var rows = Rows();
        var estimates = new EarningsEstimate[rows.Length];
        shipped.Model.Predictor(variant).Predict(rows, estimates);
        Assert.All(estimates, estimate => Assert.True(
            estimate.Low90 <= estimate.Low50 && estimate.Low50 <= estimate.Usd && estimate.Usd <= estimate.High50 && estimate.High50 <= estimate.High90 && estimate.Low90 < estimate.High90));
    }

    private EarningsInputs[] Rows()
    {
        var random = new Random(5);
        var catalogue = shipped.Model.Catalogue;
        return [.. Enumerable.Range(0, Programmes).Select(row => new EarningsInputs(
            random.Next(10), Known(catalogue.Locales[random.Next(catalogue.Locales.Count)].Code), 1 + random.Next(4),
            row % 30 == 0 ? 999 : catalogue.Fields[random.Next(catalogue.Fields.Count)].Code, 1 + random.Next(8),
            Known(Drawn(catalogue.Inputs.AdmissionRate)), Known(Drawn(catalogue.Inputs.Sat)), row % 30 == 0 ? 90_000 : Known(Drawn(catalogue.Inputs.Tuition))))];

        T Known<T>(T value)
            where T : struct => random.NextDouble() < 0.15 ? default : value;

        double Drawn(InputRange range) => range.Min + (range.Max - range.Min) * random.NextDouble();
    }
}
