namespace RecApp.Tests.Features.Playlists.Model.Search;

/// <summary>The songs that ship, found the way players and people write their names.</summary>
public sealed class SongNamesTests(ShippedModel shipped) : IClassFixture<ShippedModel>
{
    [Theory]
    [InlineData("Crazy in Love feat. Jay-Z", "Crazy In Love", "Beyoncé")]
    [InlineData("Crazy in Love ft. Jay Z", "Crazy In Love", "Beyoncé")]
    [InlineData("Crazy In Love (featuring JAY-Z) Beyonce", "Crazy In Love", "Beyoncé")]
    [InlineData("Smells Like Teen Spirit - Remastered 2021", "Smells Like Teen Spirit", "Nirvana")]
    [InlineData("Smells Like Teen Spirit (Live)", "Smells Like Teen Spirit", "Nirvana")]
    [InlineData("Seven Nation Army - Radio Edit", "Seven Nation Army", "The White Stripes")]
    [InlineData("Song Two Blur", "Song 2", "Blur")]
    [InlineData("Song 2", "Song 2", "Blur")]
    [InlineData("“Bohemian Rhapsody”", "Bohemian Rhapsody", "Queen")]
    [InlineData("'bohemian rhapsody' by queen", "Bohemian Rhapsody", "Queen")]
    [InlineData("Thunderstruck ACDC", "Thunderstruck", "AC/DC")]
    [InlineData("Hotel California (Official Video)", "Hotel California", "Eagles")]
    [InlineData("Sweet Child O Mine guns and roses", "Sweet Child O' Mine", "Guns N' Roses")]
    public void Songs_NamedWithGuestsEditionsAndSigns_FindTheSongFirst(string query, string title, string artist)
    {
        var catalogue = shipped.Model.Catalogue;

        int first = shipped.Model.Search.Songs(query, 5)[0];

        Assert.StartsWith(title, catalogue.Name(first), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(artist, catalogue.Artist(first), StringComparison.OrdinalIgnoreCase);
    }

    // Who asks for the recording of a concert gets it where there is one.
    [Fact]
    public void Songs_LiveRecordingThatThereIs_ComesFirst() =>
        Assert.Contains("Live", shipped.Model.Catalogue.Name(shipped.Model.Search.Songs("sweet child o mine live in paris", 5)[0]), StringComparison.Ordinal);
}
