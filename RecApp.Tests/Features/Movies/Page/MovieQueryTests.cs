using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Page;

namespace RecApp.Tests.Features.Movies.Page;

public class MovieQueryTests
{
    private static readonly Gen<RatedMovie> AnyMovie =
        from id in Gen.Choose(1, 300_000)
        from stars in Gen.Elements([null, .. RatedMovie.Offered.Select(stars => (double?)stars)])
        select new RatedMovie(id, stars);

    private static readonly Gen<MovieQuery> AnyQuery =
        from movies in AnyMovie.ListOf()
        from ranker in Gen.Elements(MovieService.Rankers.ToArray())
        from genre in Gen.Elements(null, "Film-Noir", "Children's", "A&B=#?")
        from years in Gen.Choose(1900, 2020).Two()
        from bounded in Gen.Elements(true, false)
        from unusual in Gen.Choose(-20, 20)
        from take in Gen.Elements(MovieQuery.Takes.ToArray())
        select new MovieQuery
        {
            Movies = [.. movies.DistinctBy(movie => movie.Id).Take(MovieQuery.MaximumMovies)],
            Ranker = ranker,
            Genre = genre,
            YearFrom = bounded ? Math.Min(years.Item1, years.Item2) : null,
            YearTo = bounded ? Math.Max(years.Item1, years.Item2) : null,
            Unusual = unusual / 20.0,
            Take = take,
        };

    [Fact]
    public void Parse_WhatToUriWrote_GivesTheSameQuery() =>
        Prop.ForAll(AnyQuery.ToArbitrary(), query =>
        {
            var (read, problems) = MovieQuery.Parse(query.ToUri());
            return problems.Count == 0 && read.Movies.SequenceEqual(query.Movies) && (read with { Movies = [] }) == (query with { Movies = [] });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parse_Pair_KeepsTwoFilmsWithoutStars()
    {
        var (query, problems) = MovieQuery.Parse("/recommender/movies?mode=pair&ids=1,2571,3");

        Assert.True(query.Pair);
        Assert.Equal([new(1), new(2571)], query.Movies);
        Assert.Equal("The link names 3 films; the first 2 are used.", Assert.Single(problems).Message);
    }

    [Theory]
    [InlineData("ids=abc", "ids", "“abc” is not the number of a film.")]
    [InlineData("ids=-1", "ids", "“-1” is not the number of a film.")]
    [InlineData("ids=1&stars=6", "stars", "“6” is not a number of stars; allowed: 0.5 to 5 in halves, or - for none.")]
    [InlineData("ids=1&stars=4.2", "stars", "“4.2” is not a number of stars; allowed: 0.5 to 5 in halves, or - for none.")]
    [InlineData("ranker=best", "ranker", "“best” is not known; allowed: auto, neighbours. “auto” is used.")]
    [InlineData("yearFrom=2000&yearTo=1990", "yearFrom", "“From” (2000) is later than “to” (1990). Both are left out.")]
    [InlineData("yearFrom=soon", "yearFrom", "“soon” is out of range; allowed: 1870 to 2100. Any year is used.")]
    [InlineData("unusual=2", "unusual", "“2” is out of range; allowed: -1 to 1. 0 is used.")]
    [InlineData("num=1000", "num", "“1000” is out of range; allowed: 10 to 50. 10 is used.")]
    public void Parse_PartThatCannotBeUsed_IsNamedAndLeftAtItsDefault(string query, string parameter, string message)
    {
        var (read, problems) = MovieQuery.Parse("/recommender/movies?" + query);

        Assert.Equal(parameter, Assert.Single(problems).Parameter);
        Assert.Equal(message, problems[0].Message);
        Assert.Equal(MovieQuery.Path, (read with { Movies = [] }).ToUri());
    }

    [Fact]
    public void Parse_SameFilmTwice_CountsOnce() =>
        Assert.Equal([new RatedMovie(5, 4.5)], MovieQuery.Parse("?ids=5,5&stars=4.5,1").Query.Movies);

    [Fact]
    public void With_RatingsOfAFile_CountInsteadOfThoseOfTheForm()
    {
        var query = new MovieQuery { Movies = [new(1), new(2, 3)] }.With([new(2, 5), new(3, 1)]);

        Assert.Equal([new(1), new(2, 5), new(3, 1)], query.Movies);
    }

    [Fact]
    public void With_MoreThanTheFormTakes_KeepsTheClearestInTheirOrder()
    {
        RatedMovie[] rated = [.. Enumerable.Range(1, 150).Select(id => new RatedMovie(id, id % 3 == 0 ? 3 : id % 3 == 1 ? 5 : 0.5))];

        var query = new MovieQuery().With(rated);

        Assert.Equal(rated.Where(movie => movie.Stars != 3).Select(movie => movie.Id), query.Movies.Select(movie => movie.Id));
    }

    [Fact]
    public void Without_RatingsTakenBack_LeavesWhatWasChangedMeanwhile()
    {
        RatedMovie[] before = [new(1), new(2, 3)], rated = [new(2, 5), new(3, 1), new(4, 4)];
        var query = new MovieQuery { Movies = before }.With(rated);
        query = query with { Movies = [.. query.Movies.Select(movie => movie.Id == 3 ? movie with { Stars = 2 } : movie), new(5)] };

        Assert.Equal([new(1), new(2, 3), new(3, 2), new(5)], query.Without(rated, before).Movies);
    }
}
