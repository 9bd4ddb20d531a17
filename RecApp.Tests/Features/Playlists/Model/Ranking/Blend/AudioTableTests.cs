using RecApp.Features.Playlists.Model.Ranking.Blend;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

[Collection(nameof(TrainedModel))]
public sealed class AudioTableTests(TrainedModel trained)
{
    [Fact]
    public void Compare_ThreeSongs_IsTheRatioOfTwoBells()
    {
        var table = new AudioTable(trained.Model.Catalogue);
        float[][] points = [.. Enumerable.Range(0, 3).Select(row => Point(table, row * 20))];
        var likelihoods = new float[table.Count];
        table.Compare(points, likelihoods);
        for (int row = 0; row < table.Count; row++)
        {
            float[] song = Point(table, row);
            double expected = 0;
            for (int i = 0; i < AudioTable.Dimensions; i++)
            {
                double mean = points.Average(point => (double)point[i]);
                double variance = (points.Sum(point => (point[i] - mean) * (point[i] - mean)) + 5) / (3 + 5);
                expected -= 0.5 * ((song[i] - mean) * (song[i] - mean) / variance + Math.Log(variance) - song[i] * song[i]);
            }
            Assert.Equal(Math.Clamp(expected, -10, 10), likelihoods[row], 3);
        }
    }

    [Fact]
    public void Row_SongWithoutFeatures_IsNone()
    {
        var table = new AudioTable(trained.Model.Catalogue);
        Assert.Equal(-1, table.Row(trained.Model.Catalogue.Find(SyntheticData.Song(0, 0, 3))));
    }

    private static float[] Point(AudioTable table, int row)
    {
        var point = new float[AudioTable.Dimensions];
        table.Read(row, point);
        return point;
    }
}
