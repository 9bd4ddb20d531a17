using RecApp.Features.Playlists.Training.Reading;

namespace RecApp.Tests.Features.Playlists.Training.Reading;

public class GenreListTests
{
    [Theory]
    [InlineData("[]", "")]
    [InlineData("['british blues']", "british blues")]
    [InlineData("[\"children's folk\", 'kindie rock']", "children's folk|kindie rock")]
    [InlineData("['unclosed", "unclosed")]
    [InlineData("", "")]
    public void Parse_PythonList_GivesItsItems(string text, string expected) => Assert.Equal(expected, string.Join('|', GenreList.Parse(text)));
}
