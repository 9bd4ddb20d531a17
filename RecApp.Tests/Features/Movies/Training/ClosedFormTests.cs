using MathNet.Numerics.LinearAlgebra;
using RecApp.Features.Movies.Training;
using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Tests.Features.Movies.Training;

/// <summary>The golden values come from an independent implementation in NumPy over the same formula.</summary>
public class ClosedFormTests
{
    private const double Tolerance = 1e-6;

    [Fact]
    public void Of_LowRank_AgreesWithTheReference()
    {
        var found = CoOccurrence.Of(SmallRatings.Liked(Enumerable.Range(0, 20)), SmallRatings.Films, rank: 3).Probabilities;

        AssertClose([0, 0.41441958, 0.6471366, 0.34540022, 0.75234716, 0.77227018, 0.17798075, 0.37426227], found.Row(0));
        AssertClose([0.23543421, 0.66550092, 0.60331923, 0.34185552, 0.49186533, 0, 0.36630346, 0.78311179], found.Row(5));
    }

    [Fact]
    public void Of_TwoPeople_IsTheOneWorkedOutByHand()
    {
        // Both films by the first person (weight 2^-¾), the second one by the second person (weight 1). At full rank the smoothed
        // counts are the counts themselves: P(1|0) = (c + 4c/c) / (c + 4) = 1, P(0|1) = (c + 4c/d) / (d + 4) with d = c + 1.
        var rows = SparseRows.From([[(0, 1f), (1, 1f)], [(1, 1f)]]);
        double c = Math.Pow(2, -0.75), d = c + 1;

        var found = CoOccurrence.Of(new(rows, rows, [2, 1]), 2, rank: 2).Probabilities;

        AssertClose([0, 1], found.Row(0));
        AssertClose([(c + 4 * c / d) / (d + 4), 0], found.Row(1));
    }

    [Fact]
    public void Of_PeopleInAnotherOrder_GivesTheSame()
    {
        var found = CoOccurrence.Of(SmallRatings.Liked(Enumerable.Range(0, 20).Reverse()), SmallRatings.Films, rank: 3).Probabilities;

        AssertClose(CoOccurrence.Of(SmallRatings.Liked(Enumerable.Range(0, 20)), SmallRatings.Films, rank: 3).Probabilities.Values, found.Values);
    }

    [Fact]
    public void Weights_Denoising_AgreesWithTheReference() => AssertClose(
        [0, 0.00690214, 0.0448668, 0.00875476, 0.02941885, 0.0258689, -0.00594296, 0.00640583],
        DenoisingRegression.Weights([SmallRatings.Liked(Enumerable.Range(0, 20))], SmallRatings.Films, RegressionOptions.Denoising).Row(0));

    [Theory]
    [InlineData(0, 0, 300)]
    [InlineData(0, 0, 0.5)]
    [InlineData(0.5, 0.6, 2)]
    public void Weights_AnyOptions_SolveOneRegressionPerFilm(double exponent, double dropout, double ridge)
    {
        var users = SmallRatings.Liked(Enumerable.Range(0, 20));
        var gram = Matrix<double>.Build.DenseOfRowMajor(8, 8, WeightedGram.Of(users.Liked, users.Liked, [.. users.Likes.Select(likes => Math.Pow(likes / 60, -exponent))], 8).Values);

        var found = DenoisingRegression.Weights([users], SmallRatings.Films, new(exponent, dropout, ridge));

        for (int film = 0; film < SmallRatings.Films; film++)
        {
            int[] others = [.. Enumerable.Range(0, SmallRatings.Films).Where(other => other != film)];
            var left = Matrix<double>.Build.Dense(7, 7, (a, b) => gram[others[a], others[b]] + (a == b ? dropout / (1 - dropout) * gram[others[a], others[a]] + ridge : 0));
            var right = Vector<double>.Build.Dense(7, a => gram[others[a], film]);
            AssertClose(left.Solve(right).ToArray(), [.. others.Select(other => found[other, film])]);
        }
    }

    [Fact]
    public void Train_TwoReleases_AgreesWithTheReference()
    {
        bool[] known = [true, true, true, true, true, true, false, false];

        var trained = AutoTrainer.Train(SmallRatings.Liked(Enumerable.Range(0, 20)), SmallRatings.Liked(Enumerable.Range(20, 9)), known);

        AssertClose([0.15628911, 0.62808919, 0.46300183, 0.56987561, 0.4135865, 0.57403765, 0.28166985, 0.29218905], trained.Prior);
        AssertClose([0, -0.15409509, 0.30786919, -0.19799591, 0.27090625, 0.1104551, -0.23577873, -0.05138461], trained.CoOccurrence.Row(0));
        AssertClose([-0.17685545, -0.03291442, 0.00775501, -0.01192833, -0.00926444, -0.05697968, 0, 0.00293125], trained.CoOccurrence.Row(6));
        AssertClose([0, 0.01347335, 0.06748623, 0.01610491, 0.03903799, 0.03281953, -0.01245085, 0.0127986], trained.Regression.Row(0));
        var scores = new float[SmallRatings.Films];
        trained.Ranker(null, [.. trained.Prior.Select(prior => (float)prior)]).Score([new(0, 1), new(3, 1)], scores);
        float[] expected = [0.119886f, 0.665055f, 0.651452f, 0.415656f, 0.841229f, 0.473459f, 0.149825f, 0.304985f];
        // The served matrices are rounded to eight bits.
        Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 0.004f));
    }

    [Fact]
    public void Steps_BetweenNodes_FollowTheLogarithmOfTheNumberGiven()
    {
        Assert.Equal(Enumerable.Range(1, 60), BlendSchedule.Steps.Select(step => step.Given));
        AssertStep([1, 1, 0, 0.03], 1);
        AssertStep([0.664288, 0.25635, 1, 0.105261], 12);
        AssertStep([0, 0, 1, 0.16], 60);

        static void AssertStep(double[] expected, int given)
        {
            var step = BlendSchedule.Steps[given - 1];
            AssertClose(expected, [step.Prior, step.Parts[0], step.Parts[1], step.Damping]);
        }
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], Tolerance);
    }
}
