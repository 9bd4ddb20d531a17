using RecApp.Bundles;
using RecApp.Learning;
using RecApp.Monitoring.Drift;

namespace RecApp.Tests.Monitoring.Drift;

public class DriftDetectorTests
{
    [Theory]
    [InlineData("regression", 100)]
    [InlineData("regression", 1_000)]
    [InlineData("playlists", 300)]
    public void Judge_UnchangedWindows_RaisesHardlyAnAlarm(string model, int rows)
    {
        const int Windows = 200;
        var random = new Random(1);
        var detector = new DriftDetector();
        var shipped = HistogramPairs.Shipped(model);
        int alarms = Enumerable.Range(0, Windows).Count(_ => detector.Judge([.. shipped.Select(reference => new FeatureComparison(reference, Draw(random, reference, rows)))]).Drifted);

        Assert.InRange(alarms, 0, 4);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(-0.3)]
    public void Judge_AShiftByThreeTenthsOfADeviation_IsFoundInAThousandRows(double deviations)
    {
        const int Windows = 60;
        var random = new Random(2);
        var detector = new DriftDetector();
        var (model, missed) = (HistogramPairs.Shipped("regression"), 0);
        for (int window = 0; window < Windows; window++)
        {
            // var_1 is as normal as data get: deviation 95.
            FeatureComparison[] comparisons = [.. model.Select((reference, i) => new FeatureComparison(reference, i > 0
                ? Draw(random, reference, 1_000)
                : WindowCounts.Of(reference, Values(random, reference, 1_000).Select(value => value + (deviations * 95)))))];
            missed += detector.Judge(comparisons).Features[0].Drifted ? 0 : 1;
        }

        Assert.InRange(missed, 0, 3);
    }

    // The cumulative distributions stay near each other: Kolmogorov and Smirnov alone would let it pass.
    [Fact]
    public void Look_AtWhatPeopleChoose_FindsNoDriftHoweverDifferent()
    {
        FeatureComparison Compare(bool? isChosen) => new(new("lines asked", [0, 1, 2], [1_000, 10]) { IsChosen = isChosen }, new([10, 1_000], 0, 0, 0), FeatureKind.Numeric, null);
        DriftDetector detector = new();
        Assert.True(Assert.Single(detector.Look([Compare(null)])).Drifted);
        Assert.False(Assert.Single(detector.Look([Compare(true)])).Drifted);
    }

    [Fact]
    public void Judge_ANewPeakInTheMiddle_IsFoundThoughNothingMoved()
    {
        long[] reference = [.. Enumerable.Repeat(2_000L, 20)], window = [.. Enumerable.Repeat(50L, 20)];
        (window[9], window[10]) = (85, 15);

        var verdict = new DriftDetector().Judge([new(HistogramPairs.Reference(reference), new(window))]).Features[0];

        Assert.True(KolmogorovSmirnov.PValue(verdict.KolmogorovSmirnov!.Value, 40_000, 1_000) > 0.1);
        Assert.True(verdict.Drifted);
    }

    [Fact]
    public void Judge_ADifferenceThatIsCertainAndTiny_IsNoDrift()
    {
        var verdict = new DriftDetector().Judge([new(HistogramPairs.Reference(500_000, 500_000), new([505_000, 495_000]))]).Features[0];

        Assert.InRange(verdict.CorrectedPValue, 0, 1e-6);
        Assert.InRange(verdict.Psi, verdict.PsiThreshold, 0.01);
        Assert.False(verdict.Drifted);
    }

    [Theory]
    [InlineData(new long[] { 50, 50 }, 0, PsiLevel.Little, false)]
    [InlineData(new long[] { 700, 300 }, 0, PsiLevel.Some, true)]
    [InlineData(new long[] { 500, 500 }, 300, PsiLevel.Much, true)]
    public void Judge_Categories_SeesNewSharesAndNewCategories(long[] window, long unseen, PsiLevel level, bool drifted)
    {
        var verdict = new DriftDetector().Judge([new(HistogramPairs.Reference(10_000, 10_000), new(window, Above: unseen), FeatureKind.Category)]).Features[0];

        Assert.Equal((level, drifted), (verdict.PsiLevel, verdict.Drifted));
        Assert.Null(verdict.KolmogorovSmirnov);
    }

    [Fact]
    public void Judge_MoreUnknownThanInTraining_IsDriftOnlyWhereTrainingCountedThem()
    {
        var window = new WindowCounts([100, 100, 100, 100], Unknown: 200);
        var reference = HistogramPairs.Reference(1_000, 1_000, 1_000, 1_000);

        Assert.True(new DriftDetector().Judge([new(reference, window, ReferenceUnknown: 40)]).Drifted);
        Assert.False(new DriftDetector().Judge([new(reference, window)]).Drifted);
    }

    [Fact]
    public void Judge_NothingToCompare_HasNotDrifted()
    {
        var verdict = new DriftDetector().Judge([new(HistogramPairs.Reference(5, 5), new([0, 0], Unknown: 9)), new(HistogramPairs.Reference(0, 0), new([7, 3]))]);

        Assert.False(verdict.Drifted);
        Assert.All(verdict.Features, feature => Assert.Equal((0, 0, 0, 1), (feature.Psi, feature.PsiThreshold, feature.JensenShannon, feature.PValue)));
        Assert.Empty(new DriftDetector().Judge([]).Features);
    }

    [Fact]
    public void Judge_ManyFeaturesBesideOne_CorrectsItsPValue()
    {
        var detector = new DriftDetector();
        var changed = new FeatureComparison(HistogramPairs.Reference(5_000, 5_000), new([580, 420]));
        var same = new FeatureComparison(HistogramPairs.Reference(5_000, 5_000), new([500, 500]));

        double alone = detector.Judge([changed]).Features[0].CorrectedPValue, among = detector.Judge([changed, .. Enumerable.Repeat(same, 9)]).Features[0].CorrectedPValue;

        Assert.Equal(10 * alone, among, 1e-12);
    }

    [Fact]
    public void Judge_CountsThatDoNotFit_AreRefusedByName()
    {
        var detector = new DriftDetector();

        Assert.Contains("'feature'", Assert.Throws<ArgumentException>(() => detector.Judge([new(HistogramPairs.Reference(1, 2), new([1]))])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => detector.Judge([new(HistogramPairs.Reference(1, 2), new([1, -1]))]));
        Assert.Throws<ArgumentException>(() => detector.Judge([new(HistogramPairs.Reference(), new([]))]));
    }

    private static WindowCounts Draw(Random random, FeatureReference reference, long rows)
    {
        double all = reference.Counts.Sum();
        var counts = new long[reference.Counts.Count];
        CountSampling.Multinomial(random, rows, [.. reference.Counts.Select(count => count / all)], counts);
        return new(counts);
    }

    private static IEnumerable<double> Values(Random random, FeatureReference reference, long rows) =>
        Draw(random, reference, rows).Counts.SelectMany((count, bin) => Enumerable.Range(0, (int)count)
            .Select(_ => reference.Edges[bin] + (random.NextDouble() * (reference.Edges[bin + 1] - reference.Edges[bin]))));
}
