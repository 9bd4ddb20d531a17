using RecApp.Features.Playlists.Model.Ranking.Blend;
using RecApp.Learning.Trees;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

/// <summary>That a song is in no playlist must never speak for it.</summary>
public sealed class LeakRuleTests
{
    private static readonly BlendSignal[] OfMembership =
    [
        BlendSignal.Playlists, BlendSignal.ClosestPlaylists, BlendSignal.PlaylistsOfLikeArtists, BlendSignal.Titles, BlendSignal.PlaylistCount,
    ];

    [Fact]
    public void Score_SongPutIntoAnyPlaylist_NeverFalls()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            int[][] artists = [.. Enumerable.Range(0, 30).Select(_ => Enumerable.Range(0, random.Next(1, 3)).Select(_ => random.Next(12)).Distinct().ToArray())];
            int song = random.Next(30);
            int[][] without = [.. Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, 30).Where(track => track != song && random.Next(4) == 0).DefaultIfEmpty((song + 1) % 30).ToArray())];
            int[] given = [.. Enumerable.Range(0, 30).Where(track => track != song && random.Next(6) == 0).DefaultIfEmpty((song + 2) % 30)];
            int list = random.Next(6);
            int[][] with = [.. without.Select((tracks, i) => i == list ? tracks.Append(song).Order().ToArray() : tracks)];

            float[] before = SmallWorld.Create(artists, without).Row(song, given);
            float[] after = SmallWorld.Create(artists, with).Row(song, given);

            Assert.All(OfMembership, signal => Assert.Equal(0, before[(int)signal]));
            Assert.All(OfMembership, signal => Assert.True(after[(int)signal] >= 0));
            Assert.True(Score(seed, Exchanged(before, after)) >= Score(seed, before));
        }
    }

    // The row without membership, with what membership changes.
    private static float[] Exchanged(float[] before, float[] after)
    {
        float[] row = [.. before];
        foreach (int column in OfMembership.Select(signal => (int)signal))
        {
            row[column] = after[column];
            if (column < BlendRow.Shares)
                row[BlendRow.Signals + column] = after[BlendRow.Signals + column];
        }
        return row;
    }

    private static float Score(int seed, float[] row)
    {
        var random = new Random(seed);
        float[] values = [.. Enumerable.Range(0, 300 * BlendRow.Width).Select(_ => (float)random.NextDouble())];
        bool[] labels = [.. Enumerable.Range(0, 300).Select(i => values[i * BlendRow.Width] + random.NextDouble() > 1)];
        float[] weights = [.. labels.Select(_ => 1f)];
        var options = new BoostingOptions(BlendRow.Context) { Trees = 10, FewestRows = 5 };
        var score = new float[1];
        MonotoneBoosting.Fit(new(BlendRow.Width, values, labels, weights), options).Score(row, score);
        return score[0];
    }
}
