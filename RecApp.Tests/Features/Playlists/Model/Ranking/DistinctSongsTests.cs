using RecApp.Features.Playlists.Model.Ranking;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Tests.Features.Playlists.Model.Ranking.Blend;

namespace RecApp.Tests.Features.Playlists.Model.Ranking;

public sealed class DistinctSongsTests
{
    [Theory]
    [InlineData("Creep - Live", "creep")]
    [InlineData("Creep - Acoustic Version", "creep")]
    [InlineData("Creep (Remastered 2009)", "creep")]
    [InlineData("Creep - 2009 Remaster", "creep")]
    [InlineData("Creep - Radio Edit", "creep")]
    [InlineData("Creep (feat. Somebody)", "creep")]
    [InlineData("Creep (Live at Wembley, 1998)", "creep")]
    [InlineData("Creep - From \"A Film\"", "creep")]
    [InlineData("Creep [Deluxe Edition]", "creep")]
    [InlineData("Alive", "alive")]
    [InlineData("Live and Let Die", "live and let die")]
    [InlineData("Another Brick, Pt. 2", "another brick pt 2")]
    [InlineData("Symphony No. 5 - II. Andante", "symphony no 5 ii andante")]
    [InlineData("(I Can't Get No) Satisfaction", "i cant get no satisfaction")]
    public void WithoutEdition_Title_KeepsWhatNamesTheSong(string title, string expected) => Assert.Equal(expected, SongKey.WithoutEdition(title));

    [Fact]
    public void Add_EditionsOfASong_AreOneByTheSameArtistAndTwoByOthers()
    {
        var world = SmallWorld.Create([[0], [0], [0, 1], [1], [2]], [[0, 1]], titles: ["Creep", "Creep - Live", "Creep (Remix)", "Creep", "Creep"]);
        DistinctSongs distinct = new(world.Catalogue, [0]);

        Assert.Equal([false, false, true, true], new[] { 1, 2, 3, 4 }.Select(distinct.Add));
    }
}
