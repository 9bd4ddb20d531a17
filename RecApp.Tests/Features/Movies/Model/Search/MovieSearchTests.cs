using RecApp.Features.Movies.Model.Search;

namespace RecApp.Tests.Features.Movies.Model.Search;

public class MovieSearchTests
{
    private static readonly MovieSearch Titles = new(SyntheticMovies.Catalogue);

    [Theory]
    [InlineData("matrix", 2571)]
    [InlineData("the matrix", 2571)]
    [InlineData("Matrix, The", 2571)]
    [InlineData("THE MATRX", 2571)]
    [InlineData("matrix 2003", 6365)]
    [InlineData("reloaded matrix", 6365)]
    [InlineData("fellowship lord rings", 4993)]
    [InlineData("lord of the rngs", 4993)]
    [InlineData("spiderman", 5349)]
    [InlineData("spider man", 5349)]
    [InlineData("ET", 1097)]
    [InlineData("e.t.", 1097)]
    [InlineData("amelie", 4973)]
    [InlineData("terminator 1991", 589)]
    [InlineData("termi", 1240)]
    public void Find_AsPeopleType_BringsTheFilmFirst(string query, int id) => Assert.Equal(id, SyntheticMovies.Id(Titles.Find(query, 5)[0]));

    [Fact]
    public void Find_Year_LeavesOutFilmsOfOtherYears() =>
        Assert.Equal([2571], Titles.Find("matrix 1999", 10).Select(SyntheticMovies.Id));

    // A year one digit away is another year, not a slip.
    [Fact]
    public void Find_YearWithoutSuchAFilm_FindsNothing() => Assert.Empty(Titles.Find("matrix 1998", 10));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ,;")]
    [InlineData("zzzzqqqq")]
    public void Find_Nothing_FindsNothing(string? query) => Assert.Empty(Titles.Find(query, 5));
}
