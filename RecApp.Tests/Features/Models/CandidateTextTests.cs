using RecApp.Bundles;
using RecApp.Features.Models;
using RecApp.Retraining;

namespace RecApp.Tests.Features.Models;

public sealed class CandidateTextTests
{
    [Theory]
    [InlineData(0.469, 0.467, -0.0066, 0.0016, "−0.0020 (−0.0066 to +0.0016)")]
    [InlineData(0.469, 0.46899, -0.00002, 0.00003, "0.0000 (0.0000 to 0.0000)")]
    [InlineData(5604, 5598.25, -12.04, 0.54, "−5.8 (−12.0 to +0.5)")]
    public void Columns_Difference_HasASignUnlessItIsNothing(double former, double candidate, double low, double high, string expected)
    {
        FigureDifference figure = new("nDCG@10", "auto", null, MetricAim.Higher, former, candidate, new(low, high));

        Assert.Equal(expected, CandidateText.Columns("20260301-00000000").Single(column => column.Header.StartsWith("Difference", StringComparison.Ordinal)).Value(figure));
    }
}
