using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Training;
using RecApp.Serving;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies;

/// <summary>The bundle that ships, loaded once for these tests.</summary>
public sealed class ShippedAgreementTests(ShippedMovieModel shipped) : IClassFixture<ShippedMovieModel>
{
    // Ids and scores come from an implementation of the same method in Python, in double precision and with another
    // eigenvalue solver; eight bits an entry account for most of the difference allowed.
    [Theory]
    [InlineData(new[] { 16, 858, 1214 }, new[] { 1221, 260, 593, 2028, 1196, 1240, 608, 589, 2571, 1198 }, new[] { 0.7093, 0.7039, 0.6582, 0.6130, 0.6107, 0.5823, 0.5780, 0.5699, 0.5667, 0.5571 })]
    [InlineData(new[] { 260, 1196 }, new[] { 1210, 1198, 2571, 1240, 589, 1214, 2028, 1270, 1197, 1200 }, new[] { 0.6700, 0.6189, 0.5292, 0.4725, 0.4633, 0.4215, 0.4140, 0.3944, 0.3906, 0.3868 })]
    [InlineData(new[] { 858 }, new[] { 260, 1221, 2858, 1196, 1198, 2028, 593, 527, 608, 318 }, new[] { 0.5049, 0.5025, 0.4602, 0.4458, 0.4437, 0.4206, 0.3978, 0.3824, 0.3778, 0.3705 })]
    [InlineData(new[] { 1 }, new[] { 2858, 3114, 260, 1196, 2571, 2028, 1265, 593, 318, 2396 }, new[] { 0.4766, 0.4497, 0.4482, 0.4365, 0.4207, 0.4164, 0.4039, 0.4014, 0.4013, 0.3980 })]
    [InlineData(new[] { 58559, 79132, 109487 }, new[] { 2571, 2959, 318, 7153, 68954, 91529 }, new[] { 0.7769, 0.6609, 0.6349, 0.6271, 0.5965, 0.5939 })]
    public void Score_WhatPeopleOfATasteLike_AgreesWithAnotherImplementation(int[] given, int[] expected, double[] scores)
    {
        var blend = Assert.IsType<CrowdRanker>(shipped.Model.Ranker(MovieService.DefaultRanker)).Blend;
        var found = new float[shipped.Model.Catalogue.Count];

        blend.Score([.. given.Select(id => new GivenMovie(shipped.Model.Catalogue.Find(id), 1))], found);

        foreach (var (id, score) in expected.Zip(scores))
        {
            int film = shipped.Model.Catalogue.Find(id);
            // The other one holds no popular films back where one film is given.
            double damping = given.Length == 1 ? Math.Pow(blend.Prior[film], BlendSchedule.Steps[0].Damping) : 1;
            Assert.Equal(score, found[film] * damping, 0.004);
        }
    }

    [Fact]
    public void Answer_ThreeFilms_GivesTheSharesOfAnotherImplementation()
    {
        var best = Answer(new() { Ids = [16, 858, 1214] }).Movies[0];

        Assert.Equal([858, 16, 1214], best.Reasons.Select(reason => reason.Id));
        Assert.Equal([0.6036, 0.2757, 0.1207], best.Reasons.Select(reason => reason.Share), (expected, actual) => Math.Abs(expected - actual) < 0.01);
    }

    [Theory]
    [InlineData("matrix", 2571)]
    [InlineData("the godfather", 858)]
    [InlineData("godfather ii", 1221)]
    [InlineData("lord rings fellowship", 4993)]
    [InlineData("spiderman 2002", 5349)]
    [InlineData("shawshenk redemtion", 318)]
    [InlineData("amelie", 4973)]
    [InlineData("et", 1097)]
    [InlineData("silence of the lams", 593)]
    [InlineData("star wars", 260)]
    public void Find_AsPeopleType_BringsTheFilmFirst(string query, int id) =>
        Assert.Equal(id, shipped.Model.Item(shipped.Model.Search.Find(query, 5)[0]).Id);

    [Theory]
    [InlineData("auto")]
    [InlineData("neighbours")]
    [InlineData("closest")]
    public void Answer_EveryFilmAlone_IsFiniteAndWithoutTheFilm(string ranker)
    {
        var random = new Random(4);
        for (int i = 0; i < 200; i++)
        {
            int id = shipped.Model.Catalogue[random.Next(shipped.Model.Catalogue.Count)].Id;

            var answer = Answer(ranker == MovieService.Closest ? new() { Ids = [id], List = ranker } : new() { Ids = [id], Ranker = ranker });

            Assert.Equal(10, answer.Movies.Count);
            Assert.All(answer.Movies, movie => Assert.True(double.IsFinite(movie.Score) && movie.Id != id));
        }
    }

    private MovieAnswer Answer(MovieRequest request) => MovieAnswerer.Answer(shipped.Model, request, new Provenance("shipped")).Answer;
}

/// <summary>The movie model of the repository.</summary>
public sealed class ShippedMovieModel
{
    internal MovieModel Model { get; } = MovieModel.Load(ModelBundle.Open(
        Directory.EnumerateDirectories(RepositoryFolder.Combine("models", MovieService.ModelName)).Order(StringComparer.Ordinal).Last()));
}
