using RecApp.Features.Playlists.Model.Search;

namespace RecApp.Tests.Features.Playlists.Model.Search;

[Collection(nameof(TrainedModel))]
public class PlaylistSearchTests(TrainedModel trained)
{
    private readonly PlaylistSearch _search = trained.Model.Search;

    [Theory]
    [InlineData("tune 0 0 sigur")]
    [InlineData("ros tune 0 0")]
    [InlineData("SIGÚR 0 tune")]
    [InlineData("sigurr ros tune")]
    [InlineData("sugir tune")]
    public void Songs_WordsInAnyOrderWithSlips_FindTheSong(string query) =>
        Assert.All(_search.Songs(query, 5), track => Assert.Equal("Sigur Rós", trained.Model.Catalogue.Artist(track).Split(',')[0]));

    [Fact]
    public void Songs_TheSameSongUnderTwoIds_ComesOnce()
    {
        int[] twins = [trained.Model.Catalogue.Find(SyntheticData.Song(0, 0, 0)), trained.Model.Catalogue.Find(SyntheticData.Id("twin", 1))];

        Assert.Single(_search.Songs("tune 0 0 sigur", 50), track => twins.Contains(track));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?*")]
    [InlineData("zzzzzzzz")]
    public void Songs_NothingToFind_IsEmpty(string? query) => Assert.Empty(_search.Songs(query, 10));

    [Fact]
    public void Songs_EndlessQuery_IsCutOff() => Assert.Empty(_search.Songs(new string('q', 100_000), 10));

    [Fact]
    public void Playlists_StartOfName_ComesFirst()
    {
        int first = _search.Playlists("jazz arch", 5)[0];

        Assert.StartsWith("jazz archive", trained.Model.Playlists[first].Name, StringComparison.Ordinal);
    }
}
