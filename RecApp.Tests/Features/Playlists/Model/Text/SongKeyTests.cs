using RecApp.Features.Playlists.Model.Text;

namespace RecApp.Tests.Features.Playlists.Model.Text;

public class SongKeyTests
{
    [Theory]
    [InlineData("Bohemian Rhapsody", "Bohemian Rhapsody - Remastered 2011", true)]
    [InlineData("Bohemian Rhapsody", "Bohemian Rhapsody - 2011 Mix", true)]
    [InlineData("Lay It On Me", "Lay It On Me (feat. Somebody)", true)]
    [InlineData("Hurt", "HURT!", true)]
    [InlineData("Song (Radio Edit)", "Song", true)]
    [InlineData("Hurt", "Hurt - Live", false)]
    [InlineData("Hurt", "Hurt (Acoustic)", false)]
    [InlineData("Song 1", "Song 2", false)]
    public void Of_TwoTitles_AreTheSameSongOrNot(string left, string right, bool same) =>
        Assert.Equal(same, SongKey.Of(left, "Artist") == SongKey.Of(right, "ARTIST"));
}
