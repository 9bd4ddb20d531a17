using FsCheck;
using FsCheck.Fluent;
using RecApp.Learning;

namespace RecApp.Tests.Learning;

public class RankingMetricsTests
{
    private static readonly int[] Ranked = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    private static readonly HashSet<int> Relevant = [0, 3, 8];

    // scikit-learn 1.2.1, ndcg_score with relevance 1 on the same places.
    [Theory]
    [InlineData(10, 0.812653045383133)]
    [InlineData(5, 0.671386072523304)]
    public void Ndcg_FixedSample_EqualsScikitLearn(int places, double expected) =>
        Assert.Equal(expected, RankingMetrics.Ndcg(Ranked, Relevant, places), 12);

    [Fact]
    public void RPrecision_OneOfThreeAmongTheFirstThree_IsAThird() => Assert.Equal(1 / 3.0, RankingMetrics.RPrecision(Ranked, Relevant), 12);

    [Fact]
    public void Recall_TwoOfThreeAmongTheFirstFive_IsTwoThirds() => Assert.Equal(2 / 3.0, RankingMetrics.Recall(Ranked, Relevant, 5), 12);

    [Fact]
    public void Ndcg_NothingRelevant_IsRefused() => Assert.Throws<ArgumentException>(() => RankingMetrics.Ndcg(Ranked, new HashSet<int>(), 5));

    // Hits on places 1, 4 and 9, worth 1/2, 1/4 and 1: 0.5 + 0.25/log2(5) + 1/log2(10), of 1 + 0.5/log2(3) + 0.25/log2(4).
    [Fact]
    public void InversePropensityNdcg_FixedSample_WeighsHitsByWhatIsRare() =>
        Assert.Equal(0.908697 / 1.440465, RankingMetrics.InversePropensityNdcg(Ranked, Relevant, 10, item => item switch { 0 => 2.0, 3 => 4.0, _ => 1.0 }), 4);

    [Fact]
    public void AllMetrics_AnyRanking_StayBetweenZeroAndOneAndArePerfectForThePerfectOrder() =>
        Prop.ForAll(Gen.Choose(1, 9).ToArbitrary(), ArbMap.Default.ArbFor<int>(), (count, seed) =>
        {
            int[] ranked = [.. Enumerable.Range(0, 20)];
            new Random(seed).Shuffle(ranked);
            var relevant = Enumerable.Range(0, count).ToHashSet();
            Assert.InRange(RankingMetrics.Ndcg(ranked, relevant, 10), 0, 1);
            Assert.InRange(RankingMetrics.RPrecision(ranked, relevant), 0, 1);
            int[] perfect = [.. Enumerable.Range(0, 20)];
            Assert.Equal(1, RankingMetrics.Ndcg(perfect, relevant, 10), 12);
            Assert.Equal(1, RankingMetrics.RPrecision(perfect, relevant), 12);
            Assert.Equal(1, RankingMetrics.Recall(ranked, relevant, 20), 12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void RecallOfPossible_FewerPlacesThanRelevantItems_DividesByThePlaces()
    {
        HashSet<int> relevant = [1, 2, 3];

        Assert.Equal(0.5, RankingMetrics.RecallOfPossible([1, 9, 2], relevant, 2));
        Assert.Equal(1 / 3.0, RankingMetrics.RecallOfPossible([1, 9, 8, 7], relevant, 4), 1e-12);
    }
}
