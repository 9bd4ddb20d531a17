using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Page;

namespace RecApp.Tests.Features.Movies.Page;

public class ReasonTextTests
{
    private static MovieReason Reason(string title, double share) => new(1, title, share);

    [Fact]
    public void Of_OneFilm_NamesItWithoutAShare() =>
        Assert.Equal("Because you like The Matrix (1999)", ReasonText.Of([Reason("Matrix, The (1999)", 1)], []));

    [Fact]
    public void Of_ManyFilms_NamesThreeAndSumsUpTheRest() =>
        Assert.Equal(
            "Because you like Alien (1979) 50\u00a0%, Heat (1995) 20\u00a0%, Up (2009) 15\u00a0%, 2 more 15\u00a0%",
            ReasonText.Of([Reason("Heat (1995)", 0.2), Reason("Alien (1979)", 0.5), Reason("Up (2009)", 0.15), Reason("Big (1988)", 0.1), Reason("Antz (1998)", 0.05)], []));

    [Fact]
    public void Of_SharesThatRoundToNothing_AreLeftOut() =>
        Assert.Equal("Because you like Alien (1979) 100\u00a0%", ReasonText.Of([Reason("Alien (1979)", 0.997), Reason("Heat (1995)", 0.003)], []));

    [Theory]
    [InlineData(0.7, 0.3, "mostly because you like Alien")]
    [InlineData(0.55, 0.45, "because you like Alien and Heat")]
    [InlineData(0.999, 0.001, "because you like Alien")]
    public void Short_TwoFilms_NamesWhatMatters(double first, double second, string words) =>
        Assert.Equal(words, ReasonText.Short([Reason("Heat (1995)", second), Reason("Alien (1979)", first)], []));

    [Fact]
    public void Of_NoReasons_SaysThatTheFilmIsPopular() => Assert.Equal("Liked by very many people", ReasonText.Of([], []));

    [Theory]
    [InlineData(4, 2, "because you like Heat", "Because you like Heat (1995) 30\u00a0%; although you disliked Alien (1979)")]
    [InlineData(1, 2, "although you disliked Alien", "Although you disliked Alien (1979), Heat (1995)")]
    public void Words_FilmsUnderThreeStars_AreNeverABecause(double heat, double alien, string small, string all)
    {
        RatedMovie[] rated = [new(6, heat), new(1214, alien)];
        int[] disliked = [.. rated.Where(movie => movie.IsDisliked).Select(movie => movie.Id)];
        MovieReason[] reasons = [new(1214, "Alien (1979)", 0.7), new(6, "Heat (1995)", 0.3)];

        Assert.Equal(small, ReasonText.Short(reasons, disliked));
        Assert.Equal(all, ReasonText.Of(reasons, disliked));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(3.0, false)]
    [InlineData(2.5, true)]
    public void IsDisliked_UnderThreeStars_IsTrue(double? stars, bool disliked) => Assert.Equal(disliked, new RatedMovie(1, stars).IsDisliked);
}
