using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Training.Reading;
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

    // The scores come from an independent implementation in NumPy over the same data, before rounding to eight bits.
    [Theory]
    [InlineData("16,858,1214", "1221:0.709320,260:0.703910,593:0.658174,2028:0.612959,1196:0.610688,1240:0.582336")]
    [InlineData("1", "2858:0.476646,3114:0.449672,260:0.448195,1196:0.436520,2571:0.420742,2028:0.416350")]
    [InlineData("58559,79132,109487", "2571:0.776869,2959:0.660881,318:0.634929,7153:0.627066,68954:0.596498,91529:0.593888")]
    public void Score_FilmsGiven_AgreesWithTheReference(string ids, string expected)
    {
        var scores = new float[shipped.Model.Catalogue.Count];

        shipped.Model.Ranker("auto").Score([.. ids.Split(',').Select(id => new GivenMovie(shipped.Model.Catalogue.Find(int.Parse(id, null)), 1))], scores);

        foreach (string[] pair in expected.Split(',').Select(pair => pair.Split(':')))
            Assert.Equal(double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture), scores[shipped.Model.Catalogue.Find(int.Parse(pair[0], null))], 0.004);
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
