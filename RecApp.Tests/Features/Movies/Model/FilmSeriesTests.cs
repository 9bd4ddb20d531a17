using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Catalogue;

namespace RecApp.Tests.Features.Movies.Model;

public class FilmSeriesTests
{
    private static readonly string[] Titles =
    [
        "Alien (1979)", "Aliens (1986)", "Alien³ (a.k.a. Alien 3) (1992)", "Alien: Resurrection (1997)", "Star Wars: Episode IV - A New Hope (1977)", "Star Wars: Episode V - The Empire Strikes Back (1980)",
        "Toy Story (1995)", "Toy Story 2 (1999)", "Godfather, The (1972)", "Godfather: Part II, The (1974)", "Star Trek: First Contact (1996)", "Star Trek II: The Wrath of Khan (1982)",
        "Indiana Jones and the Last Crusade (1989)", "Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)", "Beauty and the Beast (1991)", "Beauty and the Geek (2000)", "Matrix, The (1999)", "Heat (1995)",
    ];

    private readonly FilmSeries _series = new(MovieCatalogue.From([.. Titles.Select((title, place) => new MovieEntry(place + 1, title, 2000, [], null, null, 10, 5, 3))]));

    [Theory]
    [InlineData("Alien (1979)", "Aliens (1986)", true)]
    [InlineData("Alien (1979)", "Alien³ (a.k.a. Alien 3) (1992)", true)]
    [InlineData("Alien (1979)", "Alien: Resurrection (1997)", true)]
    [InlineData("Star Wars: Episode IV - A New Hope (1977)", "Star Wars: Episode V - The Empire Strikes Back (1980)", true)]
    [InlineData("Toy Story (1995)", "Toy Story 2 (1999)", true)]
    [InlineData("Godfather, The (1972)", "Godfather: Part II, The (1974)", true)]
    [InlineData("Star Trek: First Contact (1996)", "Star Trek II: The Wrath of Khan (1982)", true)]
    [InlineData("Indiana Jones and the Last Crusade (1989)", "Raiders of the Lost Ark (Indiana Jones and the Raiders of the Lost Ark) (1981)", true)]
    [InlineData("Star Trek: First Contact (1996)", "Star Wars: Episode IV - A New Hope (1977)", false)]
    [InlineData("Beauty and the Beast (1991)", "Beauty and the Geek (2000)", false)]
    [InlineData("Matrix, The (1999)", "Heat (1995)", false)]
    public void AreOne_Names_TellSeriesFromOthers(string first, string second, bool areOne) =>
        Assert.Equal(areOne, _series.AreOne(Array.IndexOf(Titles, first), Array.IndexOf(Titles, second)));

    [Theory]
    [InlineData("0,1,2,3,6,8,16", "0,1,6,8,16,2,3")]
    [InlineData("0,6,1,8,2,16,17,3", "0,6,1,8,16,2,17,3")]
    [InlineData("0,1,2,3", "0,1,2,3")]
    public void Spread_SeriesInARow_LeavesTwoInFiveWhereOthersAreThere(string given, string expected)
    {
        int[] movies = [.. given.Split(',').Select(int.Parse)];
        float[] scores = [.. movies.Select(movie => (float)movie)];

        _series.Spread(movies, scores, movies.Length);

        Assert.Equal(expected, string.Join(',', movies));
        Assert.Equal(movies, scores.Select(score => (int)score));
    }
}
