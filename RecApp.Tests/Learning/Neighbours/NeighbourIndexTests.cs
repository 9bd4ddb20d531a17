using RecApp.Learning.Neighbours;

namespace RecApp.Tests.Learning.Neighbours;

public class NeighbourIndexTests
{
    public static TheoryData<bool> Both => [false, true];

    [Theory]
    [InlineData(false, 1, 5)]
    [InlineData(false, 11, 5)]
    [InlineData(false, 11, 2_000)]
    [InlineData(false, 300, 5)]
    [InlineData(true, 11, 5)]
    [InlineData(true, 300, 5)]
    public void SearchMany_AnyQueries_EqualsSearchForEach(bool quantised, int queries, int most)
    {
        const int Dimensions = 19, Count = 1_001;
        var index = Create(quantised, NeighbourSamples.Normal(Count * Dimensions, 1), Dimensions);
        float[] given = NeighbourSamples.Normal(queries * Dimensions, 2);
        var (places, scores) = (new int[queries * most], new float[queries * most]);
        var (expectedPlaces, expectedScores) = (new int[most], new float[most]);

        int found = index.SearchMany(given, places, scores);

        Assert.Equal(Math.Min(most, Count), found);
        for (int query = 0; query < queries; query++)
        {
            index.Search(given.AsSpan(query * Dimensions, Dimensions), expectedPlaces, expectedScores);
            Assert.Equal(expectedPlaces, places[(query * most)..((query + 1) * most)]);
            Assert.Equal(expectedScores, scores[(query * most)..((query + 1) * most)]);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public void Search_EqualVectors_LowerPlacesComeFirst(bool quantised)
    {
        float[] vectors = [.. Enumerable.Repeat(NeighbourSamples.Normal(7, 1), 500).SelectMany(vector => vector)];
        var places = new int[20];
        Create(quantised, vectors, 7).Search(vectors.AsSpan(0, 7), places, new float[20]);
        Assert.Equal(Enumerable.Range(0, 20), places);
    }

    [Theory, MemberData(nameof(Both))]
    public void Search_EmptyIndexOrNothingLookedFor_FindsNothing(bool quantised)
    {
        var places = new int[] { 5 };
        Assert.Equal(0, Create(quantised, [], 2).Search([1, 2], places, new float[1]));
        Assert.Equal(-1, places[0]);
        Assert.Equal(0, Create(quantised, [1, 2], 2).Search([1, 2], [], []));
        Assert.Equal(0, Create(quantised, [1, 2], 2).SearchMany(Array.Empty<float>(), Array.Empty<int>(), Array.Empty<float>()));
        Assert.Equal(0, Create(quantised, [], 2).SearchMany(new float[4], new int[2], new float[2]));
    }

    [Theory, MemberData(nameof(Both))]
    public void Search_ManyQueries_DoesNotAllocate(bool quantised)
    {
        float[] vectors = NeighbourSamples.Normal(1_000 * 16, 1);
        var index = Create(quantised, vectors, 16);
        var (places, scores) = (new int[10], new float[10]);
        index.Search(vectors.AsSpan(0, 16), places, scores);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int query = 0; query < 100; query++)
            index.Search(vectors.AsSpan(query * 16, 16), places, scores);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(false, float.NaN, "NaN")]
    [InlineData(false, float.NegativeInfinity, "-Infinity")]
    [InlineData(false, 1e20f, "1E+20")]
    [InlineData(true, float.NaN, "NaN")]
    [InlineData(true, float.PositiveInfinity, "Infinity")]
    public void Create_NumberThatHasNoScore_NamesVectorAndDimension(bool quantised, float number, string named)
    {
        var error = Assert.Throws<ArgumentException>(() => Create(quantised, [1, 2, 3, 4, 5, number], 2));
        Assert.Contains($" holds {named} in dimension 1; numbers must be finite and at most 1E+15 in magnitude.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Vector 2 ", error.Message, StringComparison.Ordinal);
        var index = Create(quantised, [1, 2], 2);
        Assert.Throws<ArgumentException>("query", () => index.Search([1, number], new int[1], new float[1]));
        Assert.Throws<ArgumentException>("queries", () => index.SearchMany(new[] { 1, number }, new int[1], new float[1]));
    }

    [Fact]
    public void Create_ShapeThatDoesNotFit_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(false, [1], 0));
        Assert.Throws<ArgumentException>(() => Create(false, [1, 2, 3], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExactIndex([1], 1, (VectorSimilarity)7));
    }

    [Fact]
    public void Search_ShapeThatDoesNotFit_SaysWhatDoes()
    {
        var index = Create(false, [1, 2, 3, 4], 2);
        var error = Assert.Throws<ArgumentException>("query", () => index.Search([1, 2, 3], new int[1], new float[1]));
        Assert.StartsWith("The query has 3 dimensions, the index 2.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("scores", () => index.Search([1, 2], new int[2], new float[1]));
        Assert.Throws<ArgumentException>("scores", () => index.SearchMany(new float[4], new int[2], new float[4]));
        Assert.Throws<ArgumentException>("queries", () => index.SearchMany(new float[3], new int[1], new float[1]));
        Assert.Throws<ArgumentException>("queries", () => index.SearchMany(new float[4], new int[3], new float[3]));
        Assert.Throws<ArgumentException>("queries", () => index.SearchMany(Array.Empty<float>(), new int[3], new float[3]));
    }

    private static NeighbourIndex Create(bool quantised, float[] vectors, int dimensions) => quantised
        ? new QuantisedIndex(vectors, dimensions, VectorSimilarity.Cosine)
        : new ExactIndex(vectors, dimensions, VectorSimilarity.Cosine);
}
