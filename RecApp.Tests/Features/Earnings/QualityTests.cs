using RecApp.Features.Earnings.Training;

namespace RecApp.Tests.Features.Earnings;

/// <summary>What the shipped model's calibration report promises.</summary>
[Collection(nameof(ShippedEarnings))]
public sealed class QualityTests(ShippedEarnings shipped)
{
    [Theory]
    [InlineData("R²", 0.805, 1)]
    [InlineData("mean absolute error (USD)", 0, 5_650)]
    [InlineData("coverage of the 50 % interval", 0.47, 0.53)]
    [InlineData("coverage of the 90 % interval", 0.89, 0.91)]
    [InlineData("median width of the 90 % interval (USD)", 0, 20_600)]
    public void Manifest_UnseenColleges_KeepsWhatIsPromised(string measure, double least, double most)
    {
        var metric = Assert.Single(shipped.Bundle.Manifest.Metrics,
            metric => metric.Name == measure && metric.Variant == "trees" && metric.Group is null && metric.Protocol == EarningsEvaluation.UnseenColleges);
        Assert.InRange(metric.Value, least, most);
    }

    [Theory]
    [InlineData("coverage of the 50 % interval", 0.46, 0.55)]
    [InlineData("coverage of the 90 % interval", 0.88, 0.93)]
    public void Manifest_EveryFrequentCredential_IsCoveredByItself(string measure, double least, double most)
    {
        var groups = shipped.Bundle.Manifest.Metrics.Where(metric => metric.Name == measure && metric.Variant == "trees" && metric.Group is not null).ToArray();
        Assert.Equal(7, groups.Length);
        Assert.All(groups, metric => Assert.InRange(metric.Value, least, most));
    }

    [Fact]
    public void Evaluate_DataSet_LinearStaysStableOnUnseenColleges()
    {
        string? folder = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(folder is null || !Directory.Exists(Path.Combine(folder, "college-scorecard")), "RECAPP_DATA names no folder with college-scorecard/.");
        var (_, metrics) = EarningsEvaluation.Linear(EarningsData.Read(folder!), _ => { });
        Assert.InRange(metrics.Single(metric => metric.Name == "R²").Value, 0.74, 0.78);
        Assert.InRange(metrics.Single(metric => metric.Name == "coverage of the 90 % interval").Value, 0.88, 0.92);
        Assert.InRange(metrics.Single(metric => metric.Name == "coverage of the 50 % interval").Value, 0.47, 0.53);
    }
}
