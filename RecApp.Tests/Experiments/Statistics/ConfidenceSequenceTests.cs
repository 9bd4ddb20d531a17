using RecApp.Experiments.Statistics;

namespace RecApp.Tests.Experiments.Statistics;

public class ConfidenceSequenceTests
{
    // K = -2 * log(.05) + log(1 - 2 * log(.05)); t = K * n / 4000; sqrt(2 * (t + 1) / t * log(sqrt(t + 1) / .05))
    [Theory]
    [InlineData(100, 6.105981811983423)]
    [InlineData(4_000, 3.035208990376253)]
    [InlineData(100_000, 3.3680387135971728)]
    public void StandardErrors_AfterCases_IsItsFormula(double cases, double expected) =>
        Assert.Equal(expected, new ConfidenceSequence(0.05, 4_000).StandardErrors(cases), 1e-10);

    [Fact]
    public void StandardErrors_AtThePlan_AreAboutTheFewest()
    {
        double[] errors = [.. Enumerable.Range(1, 400).Select(hundred => new ConfidenceSequence(0.05, 4_000).StandardErrors(hundred * 100))];

        Assert.Equal(errors.Min(), errors[39], 0.002);
    }

    [Fact]
    public void PValue_AtTheIntervalsEdge_IsAlpha()
    {
        foreach (double alpha in new[] { 0.2, 0.05, 0.001 })
            foreach (double cases in new[] { 50.0, 4_000, 1e6 })
                Assert.Equal(alpha, new ConfidenceSequence(alpha, 4_000).PValue(new ConfidenceSequence(alpha, 4_000).StandardErrors(cases), cases), alpha * 1e-9);
    }

    // A hundred times as many looks as a page's: one after every case.
    [Fact]
    public void StandardErrors_LookedAtAfterEveryCase_SeldomLeaveOutTheTruth()
    {
        const int Sequences = 500;
        var random = new Random(1);
        var sequence = new ConfidenceSequence(0.05, 1_000);
        double[] errors = [.. Enumerable.Range(1, 2_000).Select(cases => sequence.StandardErrors(cases))];
        int left = Enumerable.Range(0, Sequences).Count(_ =>
        {
            double sum = 0;
            return errors.Index().Any(error => Math.Abs(sum += random.Next(2) == 0 ? 1 : -1) > error.Item * Math.Sqrt(error.Index + 1));
        });

        Assert.InRange(left, 5, 30);
    }
}
