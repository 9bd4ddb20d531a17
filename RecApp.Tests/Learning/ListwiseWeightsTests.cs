using RecApp.Learning;

namespace RecApp.Tests.Learning;

public sealed class ListwiseWeightsTests
{
    // Two columns: the first is large for what is looked for, the second for everything else.
    private static readonly CandidateList[] Lists =
    [
        new([1], [1, 0, 0, 1, 0.2f, 0.8f], [true, false, false], [0, 0, 0]),
        new([1], [0.1f, 0.9f, 0.9f, 0], [false, true], [0, 0]),
        new([1], [0.9f, 0.1f, 0.1f, 0.5f], [true, false], [0, 0]),
    ];

    [Fact]
    public void Fit_HelpfulColumn_GetsTheWeight()
    {
        float[] weights = ListwiseWeights.Fit([Lists[0], Lists[2]], [1, 1], steps: 100, stepSize: 0.1);
        Assert.True(weights[0] > 1);
        Assert.Equal(0, weights[1], 3);
    }

    [Fact]
    public void Fit_AnyLists_LeavesNoNegativeWeight() =>
        Assert.All(ListwiseWeights.Fit(Lists, [0.5f, 0.5f], steps: 50, stepSize: 0.5), weight => Assert.True(weight >= 0));

    [Fact]
    public void Fit_TwoSets_GivesEachListItsOwn()
    {
        CandidateList[] lists = [Lists[0] with { Mixture = [1, 0] }, Lists[1] with { Mixture = [0, 1], Labels = [true, false] }];
        float[] weights = ListwiseWeights.Fit(lists, [1, 1, 1, 1], steps: 100, stepSize: 0.1);
        Assert.True(weights[0] > weights[1]);
        Assert.True(weights[3] > weights[2]);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void Fit_EnormousValues_StaysFinite(float value)
    {
        CandidateList list = new([1], [value, value, value, value / 2], [true, false], [0, 0]);
        Assert.All(ListwiseWeights.Fit([list], [1, 1], steps: 20, stepSize: 0.1), weight => Assert.True(float.IsFinite(weight)));
    }
}
