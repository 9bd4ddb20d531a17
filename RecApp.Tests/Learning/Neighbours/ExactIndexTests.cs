using FsCheck;
using FsCheck.Fluent;
using RecApp.Learning.Neighbours;

namespace RecApp.Tests.Learning.Neighbours;

public class ExactIndexTests
{
    // Whole numbers have exact sums and many equal scores: nothing but the right places passes.
    private static readonly Gen<(int Dimensions, float[] Vectors, float[] Query, int Most)> Searches =
        from dimensions in Gen.Choose(1, 9)
        from count in Gen.Choose(0, 150)
        from vectors in Gen.Choose(-2, 2).Select(value => (float)value).ArrayOf(count * dimensions)
        from query in Gen.Choose(-2, 2).Select(value => (float)value).ArrayOf(dimensions)
        from most in Gen.Choose(0, count + 3)
        select (dimensions, vectors, query, most);

    [Fact]
    public void Search_WholeNumbers_EqualsSortingWithTiesByPlace() => Prop.ForAll(Searches.ToArbitrary(), search =>
    {
        var index = new ExactIndex(search.Vectors, search.Dimensions, VectorSimilarity.InnerProduct);
        var expected = NeighbourSamples.Sorted(search.Vectors, search.Query, index.Similarity).Take(search.Most).ToArray();
        var (places, scores) = (new int[search.Most], new float[search.Most]);

        int found = index.Search(search.Query, places, scores);

        Assert.Equal(expected.Select(pair => pair.Place), places[..found]);
        Assert.Equal(expected.Select(pair => (float)pair.Score), scores[..found]);
        Assert.All(places[found..], place => Assert.Equal(-1, place));
        Assert.All(scores[found..], score => Assert.Equal(float.NegativeInfinity, score));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(VectorSimilarity.Cosine, 1e-3f)]
    [InlineData(VectorSimilarity.Cosine, 1e12f)]
    [InlineData(VectorSimilarity.InnerProduct, 1)]
    public void Search_AnyNumbers_FindsTheNearestWithTheirScores(VectorSimilarity similarity, float scale)
    {
        float[] vectors = [.. NeighbourSamples.Normal(1_000 * 33, 1).Select(value => value * scale)];
        float[] query = NeighbourSamples.Normal(33, 2);
        var expected = NeighbourSamples.Sorted(vectors, query, similarity).Take(10).ToArray();
        var (places, scores) = (new int[10], new float[10]);

        new ExactIndex(vectors, 33, similarity).Search(query, places, scores);

        Assert.Equal(expected.Select(pair => pair.Place), places);
        Assert.All(expected.Zip(scores), pair => Assert.Equal(pair.First.Score, pair.Second, 1e-5 * Math.Abs(pair.First.Score)));
    }

    [Fact]
    public void Search_ZeroVectorByCosine_ScoresZero()
    {
        var index = new ExactIndex([0, 0, -1, 0, 3, 4], 2, VectorSimilarity.Cosine);
        var (places, scores) = (new int[3], new float[3]);

        index.Search([2, 0], places, scores);
        Assert.Equal([2, 0, 1], places);
        Assert.Equal([0.6f, 0, -1], scores);

        index.Search([0, 0], places, scores);
        Assert.Equal([0, 1, 2], places);
        Assert.Equal([0, 0, 0], scores);
    }

    [Fact]
    public void Search_TiniestNumbersByCosine_KeepTheirDirection()
    {
        var (places, scores) = (new int[1], new float[1]);
        new ExactIndex([1e-40f, 0, 0, 1e15f], 2, VectorSimilarity.Cosine).Search([0.1e-20f, 0], places, scores);
        Assert.Equal(0, places[0]);
        Assert.Equal(1, scores[0], 5);
    }

    [Fact]
    public void Search_LargestNumbers_ScoresStayFinite()
    {
        var (places, scores) = (new int[2], new float[2]);
        new ExactIndex([1e15f, 1e15f, -1e15f, -1e15f], 2, VectorSimilarity.InnerProduct).Search([1e15f, 1e15f], places, scores);
        Assert.Equal([0, 1], places);
        Assert.All(scores, score => Assert.True(float.IsFinite(score)));
    }
}
