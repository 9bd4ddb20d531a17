using RecApp.Features.Playlists.Training;
using RecApp.Learning;

namespace RecApp.Tests.Features.Playlists.Training;

[Collection(nameof(TrainedModel))]
public class PlaylistEvaluationTests(TrainedModel trained)
{
    [Fact]
    public void Run_SyntheticData_MeasuresEveryRankerOnBothKinds()
    {
        var metrics = PlaylistEvaluation.Run(trained.Dataset, clusters: 3, _ => { });

        Assert.Equal(4 * 2 * 3, metrics.Count);
        Assert.All(metrics, metric => Assert.InRange(metric.Value, 0, 1));
        Assert.Equal(["archived", "editorial"], metrics.Select(metric => metric.Group).Distinct().Order());
        string[] rows = EvaluationTable.Markdown(metrics).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2 + 8, rows.Length);
    }

    [Fact]
    public void Deal_FiveFolds_HoldsEveryPlaylistOnceWithEqualSharesOfBothKinds()
    {
        int[][] folds = PlaylistFolds.Deal(trained.Dataset, 5, seed: 1);

        Assert.Equal(Enumerable.Range(0, 30), folds.SelectMany(fold => fold).Order());
        Assert.All(folds, fold => Assert.Equal(3, fold.Count(i => i < 15)));
        Assert.Equal(folds, PlaylistFolds.Deal(trained.Dataset, 5, seed: 1));
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(11, 5)]
    [InlineData(1, 0)]
    public void Halve_AnyPlaylist_HidesTheSmallerHalf(int songs, int hidden)
    {
        int[] tracks = [.. Enumerable.Range(0, songs)];

        var (given, kept) = PlaylistFolds.Halve(tracks, seed: 3);

        Assert.Equal(hidden, kept.Length);
        Assert.Equal(tracks, given.Concat(kept).Order());
    }
}
