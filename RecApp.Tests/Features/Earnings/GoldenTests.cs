using System.Text.Json;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Tests.Features.Earnings;

/// <summary>Serving computes what training computed, on a thousand programmes with unknown, odd and never seen inputs.</summary>
[Collection(nameof(ShippedEarnings))]
public sealed class GoldenTests(ShippedEarnings shipped) : IDisposable
{
    private const double Relative = 1e-4;

    private readonly JsonDocument _golden = ShippedEarnings.Golden();

    public void Dispose() => _golden.Dispose();

    [Fact]
    public void Predict_GoldenProgrammes_EqualsScikitLearn()
    {
        var rows = Rows();
        var estimates = new EarningsEstimate[rows.Length];
        shipped.Model.Predictor("trees").Predict(rows, estimates);

        Assert.Equal(1000, rows.Length);
        Same("usd", estimate => estimate.Usd);
        foreach (var (name, end) in new (string, Func<EarningsEstimate, double>)[] { ("low90", e => e.Low90), ("low50", e => e.Low50), ("high50", e => e.High50), ("high90", e => e.High90) })
            Same(name, end);

        void Same(string name, Func<EarningsEstimate, double> of)
        {
            var expected = (name == "usd" ? _golden.RootElement.GetProperty(name) : _golden.RootElement.GetProperty("interval").GetProperty(name)).Deserialize<double[]>()!;
            for (int row = 0; row < rows.Length; row++)
                Assert.True(Math.Abs(of(estimates[row]) - expected[row]) <= Relative * expected[row], $"{name} of row {row}: {of(estimates[row])} instead of {expected[row]}");
        }
    }

    [Fact]
    public void Explain_GoldenProgrammes_EqualsTrainingAndAddsUp()
    {
        var rows = Rows();
        var expected = _golden.RootElement.GetProperty("contributions").Deserialize<double[][]>()!;
        var predictor = shipped.Model.Predictor("trees");
        var parts = new double[EarningsInputs.Count];
        var estimates = new EarningsEstimate[rows.Length];
        predictor.Predict(rows, estimates);
        for (int row = 0; row < expected.Length; row++)
        {
            predictor.Explain(rows[row], estimates[row].Usd, parts);
            for (int part = 0; part < parts.Length; part++)
                Assert.Equal(expected[row][part], parts[part], 1.0);
            Assert.Equal(estimates[row].Usd, predictor.BaseUsd + parts.Sum(), 1e-6);
        }
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
        var inputs = _golden.RootElement.GetProperty("inputs");
        double[] Column(string name) => inputs.GetProperty(name).Deserialize<double[]>()!;
        double[] region = Column("region"), locale = Column("locale"), type = Column("college_type"), field = Column("field"), credential = Column("credential"),
            admission = Column("admission_rate"), sat = Column("sat"), tuition = Column("tuition");
        return [.. Enumerable.Range(0, region.Length).Select(row => new EarningsInputs(
            (int)region[row], (int)locale[row], (int)type[row], (int)field[row], (int)credential[row], admission[row], sat[row], tuition[row]))];
    }
}
