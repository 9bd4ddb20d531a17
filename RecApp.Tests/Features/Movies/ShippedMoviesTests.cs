using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Serving;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies;

/// <summary>The bundle in the repository, loaded once.</summary>
public sealed class ShippedMovies
{
    public ShippedMovies()
    {
        Bundle = ModelBundle.Open(Directory.GetDirectories(RepositoryFolder.Combine("models", MovieService.ModelName)).Max(StringComparer.Ordinal)!);
        Model = MovieModel.Load(Bundle);
    }

    public ModelBundle Bundle { get; }

    internal MovieModel Model { get; }
}

public class ShippedMoviesTests(ShippedMovies shipped) : IClassFixture<ShippedMovies>
{
    [Fact]
    public void Bundle_AllFiles_StayUnderTheLimit() => Assert.InRange(shipped.Bundle.Manifest.Files.Sum(file => file.Bytes), 1, 30_000_000);

    [Theory]
    [InlineData("1 film given", "nDCG@10", 0.455)]
    [InlineData("2 films given", "nDCG@10", 0.475)]
    [InlineData("5 films given", "nDCG@10", 0.50)]
    [InlineData("four fifths of the films given", "nDCG@100", 0.425)]
    [InlineData("four fifths of the films given", "recall@20", 0.345)]
    [InlineData("10-core, a fifth held out", "nDCG@10", 0.345)]
    public void Manifest_Metrics_ReachTheGoals(string group, string name, double goal)
    {
        var measured = shipped.Bundle.Manifest.Metrics.Where(metric => metric.Group == group && metric.Name == name).ToDictionary(metric => metric.Variant, metric => metric.Value);

        Assert.InRange(measured["auto"], goal, 1);
        Assert.Equal(measured["auto"], measured.Values.Max());
    }

    [Fact]
    public void Closest_KnownFilms_ShareTheirGenreAndDoNotRepeatEachOther()
    {
        string? data = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "Set RECAPP_DATA to the folder that holds movielens-1m/, movielens-latest-small/ and tmdb-5000/.");

        var measured = ClosenessEvaluation.Measure(shipped.Model, MovieDatasetReader.Read(data)).ToArray();

        var closest = measured.Where(row => row.List == MovieService.Closest).ToArray();
        Assert.All(closest, row => Assert.InRange(row.GenreShared, 0.85, 1));
        Assert.InRange(closest[0].MostFrequent, 0, 0.08);
        Assert.InRange(closest[0].DifferentFilms, 700, 2_000);
        var crowd = measured.Where(row => row is { List: MovieService.Crowd, Unusual: 0 });
        Assert.All(closest.Zip(crowd), pair => Assert.True(pair.First.GenreShared > pair.Second.GenreShared && pair.First.Keywords > pair.Second.Keywords));
    }

    [Theory]
    [InlineData("Toy Story (1995)", "Bug's Life, A (1998)")]
    [InlineData("Godfather, The (1972)", "Goodfellas (1990)")]
    [InlineData("Alien (1979)", "Thing, The (1982)")]
    public void Closest_OneFilm_HasTheNeighbourThatPeopleName(string title, string expected)
    {
        int film = Enumerable.Range(0, shipped.Model.Catalogue.Count).Single(movie => shipped.Model.Catalogue[movie].Title == title);

        var answer = MovieAnswerer.Answer(shipped.Model, new() { Ids = [shipped.Model.Catalogue[film].Id], Num = 5, List = MovieService.Closest }, new Provenance("")).Answer;

        Assert.Contains(expected, answer.Movies.Select(movie => movie.Title));
    }

    [Fact]
    public void Statistics_OfTheData_CountEveryRating()
    {
        var statistics = shipped.Model.Statistics!;

        Assert.Equal((10_676, 6_046, 1_006_100L), (statistics.Movies, statistics.Users, statistics.Ratings));
        Assert.Equal(statistics.Ratings, statistics.RatingsByStars.Sum());
        Assert.Equal("Amelie (Fabuleux destin d'Amélie Poulain, Le) (2001)", shipped.Model.Catalogue[shipped.Model.Catalogue.Find(4973)].Title);
    }

    [Fact]
    public void Catalogue_ReadFromTheDataSets_IsTheOneThatShips()
    {
        string? data = Environment.GetEnvironmentVariable("RECAPP_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "Set RECAPP_DATA to the folder that holds movielens-1m/, movielens-latest-small/ and tmdb-5000/.");

        var dataset = MovieDatasetReader.Read(data);

        Assert.Equal(shipped.Bundle.Manifest.Data, dataset.Sources);
        Assert.All(dataset.Movies, movie => Assert.Equal(movie.Title, shipped.Model.Catalogue[shipped.Model.Catalogue.Find(movie.Id)].Title));
        Assert.Contains(dataset.Movies, movie => movie.Title.Contains("é", StringComparison.Ordinal) && movie.Tmdb is not null);
    }
}
