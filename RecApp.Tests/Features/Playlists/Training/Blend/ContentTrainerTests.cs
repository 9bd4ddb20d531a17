using System.Numerics.Tensors;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Blend;
using RecApp.Learning;

namespace RecApp.Tests.Features.Playlists.Training.Blend;

public sealed class ContentTrainerTests
{
    // Forty songs of two kinds, with two features of each kind and one that says nothing; playlists hold one kind.
    private static readonly SparseRows Songs = SparseRows.From(Enumerable.Range(0, 40).Select(song => ((int, float)[])[(song % 2, 1), (2 + song % 4, 1), (6 + song % 3, 1)]));

    private static readonly int[][] Playlists = [.. Enumerable.Range(0, 8).Select(list => Enumerable.Range(0, 40).Where(song => song % 2 == list % 2).ToArray())];

    [Fact]
    public void Train_PlaylistsOfOneKind_BringsSongsOfThatKindTogether()
    {
        var vectors = ContentTrainer.Train(Songs, features: 9, Playlists);
        float[] Song(int song)
        {
            var sum = new float[ContentVectors.Dimensions];
            vectors.Add(Songs.Columns(song).ToArray().Zip(Songs.Values(song).ToArray()), sum);
            return sum;
        }

        for (int song = 4; song < 12; song++)
            Assert.True(TensorPrimitives.Dot<float>(Song(0), Song(2 * song)) > TensorPrimitives.Dot<float>(Song(0), Song(2 * song + 1)));
    }

    [Fact]
    public void Train_SamePlaylists_GivesTheSameVectors() =>
        Assert.Equal(ContentTrainer.Train(Songs, features: 9, Playlists).Values, ContentTrainer.Train(Songs, features: 9, Playlists).Values);
}
