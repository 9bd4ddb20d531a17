using RecApp.Features.Movies;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Serving;
using RecApp.Validation;

namespace RecApp.Tests.Features.Movies.Model;

/// <summary>Properties that hold for every model and every ranker.</summary>
[Collection(nameof(BundledMovies))]
public sealed class MovieModelTests(BundledMovies bundled)
{
    public static TheoryData<string, int> Cases()
    {
        var cases = new TheoryData<string, int>();
        foreach (string ranker in MovieService.Rankers)
        {
            for (int seed = 0; seed < 20; seed++)
                cases.Add(ranker, seed);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answer_AnyFilms_IsFiniteExplainedAndFreeOfThoseGiven(string ranker, int seed)
    {
        var random = new Random(seed);
        var request = Request(random, ranker);

        var answer = Answer(request);

        Assert.NotEmpty(answer.Movies);
        Assert.Empty(answer.Movies.Select(movie => movie.Id).Intersect(request.Ids));
        Assert.Equal(answer.Movies.Count, answer.Movies.Select(movie => movie.Id).Distinct().Count());
        Assert.All(answer.Movies, movie => Assert.True(double.IsFinite(movie.Score)));
        Assert.Equal(answer.Movies.Select(movie => movie.Score).OrderDescending(), answer.Movies.Select(movie => movie.Score));
        foreach (var movie in answer.Movies)
        {
            Assert.All(movie.Reasons, reason => Assert.InRange(reason.Share, 0.0005, 1));
            Assert.Empty(movie.Reasons.Select(reason => reason.Id).Except(request.Ids));
            if (request.Ids.Distinct().Count() <= 10)
                Assert.Equal(1, movie.Reasons.Sum(reason => reason.Share), 0.006);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answer_OtherOrderOfTheFilmsGiven_IsTheSame(string ranker, int seed)
    {
        var random = new Random(seed);
        var request = Request(random, ranker) with { Stars = [] };
        int[] shuffled = [.. request.Ids];
        random.Shuffle(shuffled);

        var (first, second) = (Answer(request), Answer(request with { Ids = shuffled }));

        for (int i = 0; i < first.Movies.Count; i++)
            Assert.Equal(first.Movies[i].Score, second.Movies[i].Score, 1e-4);
    }

    [Fact]
    public void Answer_SameFilmTwice_CountsOnce()
    {
        int id = SyntheticMovies.Id(3);

        var (once, twice) = (Answer(new() { Ids = [id, 2571] }), Recommend(new() { Ids = [id, id, 2571, id] }));

        Assert.Equal(once.Movies.Select(movie => (movie.Id, movie.Score)), twice.Answer.Movies.Select(movie => (movie.Id, movie.Score)));
        Assert.Equal([id, 2571], twice.Given.Select(movie => movie.Id));
    }

    [Fact]
    public void Answer_GenreAndYears_KeepsToThem()
    {
        var answer = Answer(new() { Ids = [2571], Genre = " sci-fi ", YearFrom = 1950, YearTo = 1990, Num = 100 });

        Assert.NotEmpty(answer.Movies);
        Assert.All(answer.Movies, movie => Assert.True(movie.Genres.Contains("Sci-Fi") && movie.Year is >= 1950 and <= 1990));
        Assert.Equal(
            Enumerable.Range(0, SyntheticMovies.Count).Count(i => SyntheticMovies.Id(i) != 2571 && SyntheticMovies.Catalogue[i] is { Year: >= 1950 and <= 1990 } film && film.Genres.Contains("Sci-Fi")),
            answer.Movies.Count);
    }

    [Fact]
    public void Answer_OneYear_LeavesOutFilmsOfUnknownYear() =>
        Assert.DoesNotContain(Answer(new() { Ids = [2571], YearFrom = 0, Num = 100 }).Movies, movie => movie.Year is null);

    [Fact]
    public void Answer_Unusual_MovesFromPopularToObscure()
    {
        double Popularity(double unusual) => Answer(new() { Ids = [SyntheticMovies.Id(25)], Unusual = unusual }).Movies
            .Average(movie => Math.Log(1.0 / (1 + SyntheticMovies.Catalogue.Find(movie.Id))));

        Assert.True(Popularity(-1) > Popularity(1));
        Assert.InRange(Popularity(0), Popularity(1) - 1e-9, Popularity(-1) + 1e-9);
    }

    [Fact]
    public void Answer_Disliked_CountsAgainst()
    {
        double Score(double stars) => Answer(new() { Ids = [SyntheticMovies.Id(20), SyntheticMovies.Id(40)], Stars = [5, stars], Num = 100 })
            .Movies.Single(movie => movie.Id == SyntheticMovies.Id(41)).Score;

        Assert.True(Score(5) > Score(3));
        Assert.True(Score(3) > Score(0.5));
    }

    [Theory]
    [InlineData(MovieService.Crowd)]
    [InlineData(MovieService.Closest)]
    public void Answer_Disliked_IsNeverAReason(string list)
    {
        int[] ids = [SyntheticMovies.Id(20), SyntheticMovies.Id(40), SyntheticMovies.Id(21)];

        var some = Answer(new() { Ids = ids, Stars = [5, 1, 2.5], Num = 30, List = list });
        var none = Answer(new() { Ids = ids, Stars = [1, 1, 1], Num = 30, List = list });

        Assert.NotEmpty(some.Movies);
        Assert.All(some.Movies.SelectMany(movie => movie.Reasons), reason => Assert.Equal(ids[0], reason.Id));
        Assert.All(none.Movies, movie => Assert.Empty(movie.Reasons));
    }

    [Fact]
    public void Answer_Closest_HasWhatIsLikeAFilmGivenWithItAsTheReason()
    {
        var answer = Answer(new() { Ids = [SyntheticMovies.Id(20), SyntheticMovies.Id(40)], Num = 8, List = MovieService.Closest });

        Assert.Equal("closest", answer.Ranker);
        Assert.NotEmpty(answer.Movies);
        Assert.All(answer.Movies, movie => Assert.True(movie.Score > 0 && movie.Reasons.Count > 0 && Math.Abs(movie.Reasons.Sum(reason => reason.Share) - 1) < 0.001));
        Assert.DoesNotContain(answer.Movies, movie => movie.Id == SyntheticMovies.Id(20) || movie.Id == SyntheticMovies.Id(40));
    }

    [Fact]
    public void Answer_ClosestOfAGenreThatNothingNearHas_GoesOnInTheCrowdsOrder()
    {
        MovieRequest request = new() { Ids = [SyntheticMovies.Id(0)], Num = 30, Genre = "Drama", YearFrom = 1950 };

        int[] crowd = [.. Answer(request).Movies.Select(movie => movie.Id)], closest = [.. Answer(request with { List = MovieService.Closest }).Movies.Select(movie => movie.Id)];

        Assert.NotEmpty(crowd);
        Assert.Equal(crowd, closest);
    }

    [Fact]
    public void Answer_UnknownIds_NamesThem()
    {
        var error = Assert.Throws<InvalidRequestException>(() => Answer(new() { Ids = [2571, 999_999_999, 1, 1] }));

        Assert.Contains("Unknown movie ids 999999999, 1;", error.Errors["ids"][0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(5.0, 1.2)]
    [InlineData(4.5, 1.1)]
    [InlineData(4.0, 1)]
    [InlineData(3.5, 0.75)]
    [InlineData(3.0, 0.5)]
    [InlineData(2.5, -0.15)]
    [InlineData(0.5, -0.15)]
    public void Of_Stars_IsTheWeightMeasuredBest(double? stars, double weight) => Assert.Equal(weight, StarWeights.Of(stars, mean: null), 1e-6);

    [Theory]
    [InlineData(new double[] { 5, 5, 4, 4 }, new double[] { 1.2, 1.2, 0.75, 0.75 })]
    [InlineData(new double[] { 5, 5, 5, 5, 5, 5, 5, 5, 4 }, new double[] { 1, 1, 1, 1, 1, 1, 1, 1, -0.0808 })]
    [InlineData(new double[] { 2, 2, 2, 2, 2.5 }, new double[] { -0.15, -0.15, -0.15, -0.15, -0.15 })]
    [InlineData(new double[] { 3, 3, 5 }, new double[] { 0.5, 0.5, 1.2 })]
    public void Of_StarsOfAPersonsOwnScale_CountAgainstBelowItsMean(double[] stars, double[] weights)
    {
        double? mean = StarWeights.Mean([.. stars.Select(star => (double?)star)]);

        Assert.All(stars.Zip(weights), pair => Assert.Equal(pair.Second, StarWeights.Of(pair.First, mean), 0.07));
    }

    private MovieAnswer Answer(MovieRequest request) => Recommend(request).Answer;

    private RecommendedMovies Recommend(MovieRequest request)
    {
        MovieRequestRules.Check(request);
        return MovieAnswerer.Answer(bundled.Model, request, new Provenance(bundled.Version));
    }

    private static MovieRequest Request(Random random, string ranker)
    {
        int[] ids = [.. Enumerable.Range(0, random.Next(1, 14)).Select(_ => SyntheticMovies.Id(random.Next(SyntheticMovies.Count)))];
        double?[] stars = random.Next(2) == 0 ? [] : [.. ids.Select(_ => random.Next(4) == 0 ? (double?)null : random.Next(1, 11) / 2.0)];
        return new() { Ids = ids, Stars = stars, Num = random.Next(1, 50), Ranker = ranker, Unusual = random.Next(3) == 0 ? 2 * random.NextDouble() - 1 : 0 };
    }
}
