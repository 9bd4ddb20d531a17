using System.Numerics.Tensors;
using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Features.Playlists.Training.Blend;
using RecApp.Learning;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

[Collection(nameof(TrainedModel))]
public sealed class SongContentTests
{
    private readonly BlendContent _content;
    private readonly ContentVectors _vectors;
    private readonly BlendWorkspace _workspace;

    public SongContentTests(TrainedModel trained)
    {
        var columns = BlendColumnsBuilder.Build(trained.Dataset);
        _content = new(trained.Model.Catalogue, columns);
        var songs = SparseRows.From(Enumerable.Range(0, _content.Catalogue.Count).Select(_content.Songs.Of));
        _vectors = ContentTrainer.Train(songs, _content.Songs.Count, trained.Dataset.Playlists.Select(playlist => playlist.Tracks));
        _workspace = new(_content, new(_content, trained.Model.Playlists, _vectors));
    }

    [Fact]
    public void Of_AllSongs_YearAndPopularityAreZeroOnAverage()
    {
        var sums = new double[_content.Songs.Count];
        foreach (var (feature, value) in Enumerable.Range(0, _content.Catalogue.Count).SelectMany(_content.Songs.Of))
            sums[feature] += value;
        Assert.All(sums.Skip(_content.Catalogue.GenreCount).Where((_, i) => i >= 2 * AudioTable.Dimensions), sum => Assert.Equal(0, sum, 2));
    }

    [Fact]
    public void Look_AnySong_ContentIsTheProductOfItsVectorAndTheQuerys()
    {
        var query = new RankingQuery { Tracks = [0, 5, 9] };
        _workspace.Look(query, PoolWeights.Guess, 10);
        float[] wanted = _vectors.Of(query, _content.Songs, _content.Audio);
        var row = new float[BlendRow.Width];
        var sums = new HashSet<float>();
        for (int track = 0; track < _content.Catalogue.Count; track++)
        {
            var own = new float[ContentVectors.Dimensions];
            _vectors.Add(_content.Songs.Of(track), own);
            _workspace.Read(track, row);
            Assert.Equal(TensorPrimitives.Dot<float>(wanted, own), row[(int)BlendSignal.Content], 2);
            Assert.Equal(row[(int)BlendSignal.Content], row[BlendRow.ContentParts] + row[BlendRow.ContentParts + 1] + row[BlendRow.ContentParts + 2], 4);
            sums.Add(row[(int)BlendSignal.Content]);
        }
        Assert.True(sums.Count > 5);
    }

    [Fact]
    public void Of_QueryOfFeaturesAlone_HasAVector() =>
        Assert.Contains(_vectors.Of(new() { Tracks = [], Features = [new float[9]] }, _content.Songs, _content.Audio), value => value != 0);
}
