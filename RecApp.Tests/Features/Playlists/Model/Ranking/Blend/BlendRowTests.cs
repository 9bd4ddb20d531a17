using RecApp.Features.Playlists.Model.Ranking.Blend;

namespace RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

/// <summary>Every signal worked out by hand.</summary>
public sealed class BlendRowTests
{
    // Songs 0 and 1 are by artist 0, song 1 with guest 1, song 2 by artist 1, song 3 by artist 2, song 4 by artist 3.
    private static readonly int[][] Artists = [[0], [0, 1], [1], [2], [3]];
    private static readonly SmallWorld World = SmallWorld.Create(Artists, [[0, 1, 2], [1, 3]], heard: [[0, 2], [0, 2], [0, 3]]);

    [Theory]
    [InlineData(0, 1 / 1.7320508 / 1.41421356)] // one of the query's two playlists, of three songs
    [InlineData(3, 1 / 1.41421356 / 1.41421356)] // the other one, of two
    [InlineData(4, 0)]
    public void Read_PlaylistsShared_CountBySizeAndRarity(int track, double expected)
    {
        float[] row = World.Row(track, 1);
        Assert.Equal(expected, row[(int)BlendSignal.Playlists], 5);
        Assert.Equal(expected * expected, row[(int)BlendSignal.ClosestPlaylists], 5);
        Assert.Equal(expected, row[(int)BlendSignal.Titles], 5);
    }

    [Theory]
    [InlineData(0, 0.693147)] // main artist given once
    [InlineData(2, 0.693147)] // given as a guest
    [InlineData(3, 0)]
    public void Read_ArtistGiven_CountsTheLogarithm(int track, double expected) =>
        Assert.Equal(expected, World.Row(track, 1)[(int)BlendSignal.SameArtist], 5);

    [Fact]
    public void Read_ArtistGiven_CountsTheShareOfTheArtistsSongs() =>
        // One song given of the two in the catalogue, and two added for reserve.
        Assert.Equal(1 / 4.0, World.Row(0, 1)[(int)BlendSignal.ShareOfArtist], 5);

    [Fact]
    public void Read_ArtistsWithOneSongTogether_CountsTheWholeRelation() =>
        // ln 2 between artists 0 and 1, over the root of their own sums, ln 2 each; times the query's ln 2.
        Assert.Equal(0.693147, World.Row(2, 0)[(int)BlendSignal.PlayTogether], 5);

    [Fact]
    public void Read_CommonListeners_CountsThoseWhoHearFew() =>
        // Two common listeners; artist 0 has three, artist 2 two; ten are added for reserve.
        Assert.Equal(2 / Math.Sqrt(3 + 10) / Math.Sqrt(2 + 10) * 0.693147, World.Row(3, 0)[(int)BlendSignal.Listeners], 5);

    [Fact]
    public void Read_Genres_IsTheCosineOfRareGenres()
    {
        // Artists 0 and 2 share genre 0, which two of four artists have; each has one of its own.
        double common = Math.Log(4 / 2.0), own = Math.Log(4);
        Assert.Equal(common * common / (common * common + own * own), World.Row(3, 0)[(int)BlendSignal.Genres], 5);
    }

    [Fact]
    public void Read_LikeArtists_CountsPlaylistsByCosine()
    {
        // Given artist 2, who is in the second playlist only, beside artists 0 (whole) and 1 (a guest's half).
        double rare = Math.Log(3 / 1.5), common = Math.Log(3 / 2.5);
        double third = Math.Log(2) * rare, first = Math.Log(2) * common, second = Math.Log(1.5) * common;
        double cosine = third / Math.Sqrt(third * third + first * first + second * second);
        float[] row = World.Row(1, 3);
        Assert.Equal(cosine * cosine / Math.Sqrt(2), row[(int)BlendSignal.PlaylistsOfLikeArtists], 5);
        Assert.Equal(1.5 * cosine * cosine / Math.Sqrt(3), row[(int)BlendSignal.ArtistsOfLikeArtists], 5);
    }

    [Fact]
    public void Read_SharedSignals_AreDividedByTheLargest()
    {
        float[] row = World.Row(0, 1);
        Assert.Equal((1 / 1.7320508) / (1 / 1.7320508 + 1 / 1.41421356), row[BlendRow.Signals], 5);
    }

    [Fact]
    public void Read_OneAlbumAndTitle_AreSeen()
    {
        var world = SmallWorld.Create([[0], [0], [1]], [[0, 2]], titles: ["Tune", "Tune - Live 1999", "Tune"]);
        float[] row = world.Row(1, 0);
        Assert.Equal(Math.Log(2), row[(int)BlendSignal.Album], 5);
        Assert.Equal(1, row[(int)BlendSignal.SameTitle]);
        Assert.Equal(0, world.Row(2, 0)[(int)BlendSignal.SameTitle]);
        // In no playlist itself, but its other edition is.
        Assert.True(row[(int)BlendSignal.Titles] > 0);
    }
}
