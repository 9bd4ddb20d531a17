using RecApp.Learning.Neighbours;

namespace RecApp.Tests.Learning.Neighbours;

public class QuantisedIndexTests
{
    [Theory]
    [InlineData(VectorSimilarity.Cosine, 64)]
    [InlineData(VectorSimilarity.InnerProduct, 31)]
    public void Search_AnyNumbers_FindsNearlyAllOfTheNearest(VectorSimilarity similarity, int dimensions)
    {
        const int Queries = 30, Most = 10;
        float[] vectors = NeighbourSamples.Normal(2_000 * dimensions, 1), queries = NeighbourSamples.Normal(Queries * dimensions, 2);
        var index = new QuantisedIndex(vectors, dimensions, similarity);
        var (places, scores) = (new int[Most], new float[Most]);
        int right = 0;

        for (int query = 0; query < Queries; query++)
        {
            var given = queries.AsSpan(query * dimensions, dimensions);
            var sorted = NeighbourSamples.Sorted(vectors, given, similarity);
            index.Search(given, places, scores);
            right += sorted.Take(Most).Count(pair => places.Contains(pair.Place));
            foreach (var (place, score) in places.Zip(scores))
                Assert.Equal(sorted.First(pair => pair.Place == place).Score, score, 1e-3);
        }

        Assert.True(right >= 0.99 * Queries * Most, $"{right} of {Queries * Most}");
    }

    [Fact]
    public void Search_DifferencesBelowAByte_AreOrderedByTheSecondByte()
    {
        float[] vectors = [1, 0.5000f, 1, 0.5004f, 1, 0.5002f];
        var places = new int[3];
        new QuantisedIndex(vectors, 2, VectorSimilarity.InnerProduct).Search([0, 1], places, new float[3]);
        Assert.Equal([1, 2, 0], places);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-42f)]
    public void Search_NothingButZeros_ScoresZeroInOrder(float value)
    {
        var (places, scores) = (new int[2], new float[2]);
        new QuantisedIndex([value, value, value, value], 2, VectorSimilarity.InnerProduct).Search([value, value], places, scores);
        Assert.Equal([0, 1], places);
        Assert.Equal([0, 0], scores);
    }

    [Fact]
    public void Create_MoreDimensionsThanSumsHold_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new QuantisedIndex(new float[133_145], 133_145, VectorSimilarity.InnerProduct));
}
