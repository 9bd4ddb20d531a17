using System.Text.Json;
using RecApp.Bundles;
using RecApp.Bundles.Arrays;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training;

/// <summary>Turns ratings into rankers, and into the files of a bundle.</summary>
internal static class MovieTrainer
{
    /// <summary>Trains everything that ships.</summary>
    /// <param name="dataset">All films and ratings.</param>
    /// <param name="report">Told what is being done, a line at a time.</param>
    public static TrainedMovies Train(MovieDataset dataset, Action<string> report)
    {
        var rankers = TrainRankers(dataset, UserSplit.All(dataset), report);
        var catalogue = MovieCatalogueBuilder.Build(dataset, rankers.Order);
        report("Map");
        var places = MapBuilder.Build(rankers.Numbers, catalogue.Count);
        var statistics = MovieStatisticsBuilder.Build(dataset);
        report("Packing");
        return new(
            new Dictionary<string, byte[]>
            {
                [MovieModel.CatalogueFile] = Packed(catalogue.Write),
                [MovieModel.AutoFile] = Packed(rankers.Auto.Write),
                [MovieModel.NeighboursFile] = Packed(rankers.Neighbours.Write),
                [MovieModel.ClosestFile] = Packed(rankers.Near.Write),
                [MovieModel.MapFile] = Packed(places.Write),
                [MovieModel.StatisticsFile] = JsonSerializer.SerializeToUtf8Bytes(statistics, JsonSerializerOptions.Web),
            },
            new Dictionary<string, JsonElement>
            {
                ["core"] = JsonSerializer.SerializeToElement(rankers.Order.Core),
                ["regression"] = JsonSerializer.SerializeToElement(RegressionOptions.Denoising, JsonSerializerOptions.Web),
                ["coOccurrenceExponent"] = JsonSerializer.SerializeToElement(CoOccurrence.Exponent),
                ["blendByFilmsGiven"] = JsonSerializer.SerializeToElement(BlendSchedule.Table),
                ["closest"] = JsonSerializer.SerializeToElement(ClosestFilms.Weights),
            },
            Reference(dataset, catalogue));
    }

    /// <summary>Trains the rankers on some users.</summary>
    /// <param name="dataset">All films and ratings.</param>
    /// <param name="users">Whose ratings are learned from.</param>
    /// <param name="report">Told what is being done, a line at a time.</param>
    public static TrainedRankers TrainRankers(MovieDataset dataset, UserSplit users, Action<string> report)
    {
        var order = FilmOrder.Of(dataset, users.Main, users.Others);
        report($"Learning from {users.Main.Length + users.Others.Length + dataset.Said.Users:N0} users about {order.Core:N0} films");
        var main = LikedRows.From(dataset.Ratings, users.Main, order.Places, order.Core);
        var others = users.Others.Length == 0 ? null : LikedRows.From(dataset.Ratings, users.Others, order.Places, order.Core);
        // As if they were of the main release: beside its thousands few of them change little. The catalogue's order, what popularity is measured
        // by and the groups of people, of which small ones could tell who somebody is, are those of the releases.
        var learnt = dataset.Said.Users == 0 ? main : main.And(LikedRows.From(dataset.Said, [.. Enumerable.Range(0, dataset.Said.Users)], order.Places, order.Core));
        var auto = AutoTrainer.Train(learnt, others, order.Known);
        report($"Looking for films like the {dataset.Movies.Count - order.Core:N0} with few likes");
        var tail = TailFilms.Of(dataset, users, order, auto);
        float[] prior = auto.AllPriors(tail);
        float[][] vectors = FilmVectors.Of(dataset, order, auto, tail);
        report("Looking for the films closest to each");
        return new(order, main, auto, auto.Ranker(tail, prior), TasteGroups.Ranker(vectors, main, prior), ClosestFilms.Of(dataset, order, auto, vectors, prior));
    }

    private static FeatureReference[] Reference(MovieDataset dataset, MovieCatalogue catalogue)
    {
        var movies = Enumerable.Range(0, catalogue.Count).Select(movie => catalogue[movie]).ToArray();
        return
        [
            FeatureReference.FromValues("rating", Enumerable.Range(0, dataset.Ratings.Users).SelectMany(user => dataset.Ratings.HalfStars(user).ToArray()).Select(half => half / 2.0), 0.25, 5.25, 10),
            FeatureReference.FromValues("year", movies.Select(movie => (double?)movie.Year ?? double.NaN), 40),
            FeatureReference.FromValues("log10RatingsOfFilm", movies.Select(movie => Math.Log10(1 + movie.Ratings)), 20),
        ];
    }

    private static byte[] Packed(Action<ArrayWriter> write)
    {
        var writer = new ArrayWriter();
        write(writer);
        return writer.ToArray();
    }
}

/// <summary>What training on some users made.</summary>
/// <param name="Order">The catalogue's order.</param>
/// <param name="Main">What people of the main release liked.</param>
/// <param name="Numbers">The default ranker's numbers, not rounded.</param>
/// <param name="Auto">The blend of the default ranker as it is served.</param>
/// <param name="Neighbours">The ranker over groups of people as it is served.</param>
/// <param name="Near">[movies × movies] likeness of the nearest films.</param>
internal sealed record TrainedRankers(FilmOrder Order, LikedRows Main, TrainedAuto Numbers, AutoRanker Auto, NeighbourRanker Neighbours, SparseRows Near)
{
    /// <summary>The rankers that are served, by name.</summary>
    public IReadOnlyList<(string Name, IMovieRanker Ranker)> Rankers { get; } = Served(new(Auto, Near), Neighbours, Near);

    private static (string, IMovieRanker)[] Served(CrowdRanker crowd, NeighbourRanker neighbours, SparseRows near) =>
        [(MovieService.DefaultRanker, crowd), ("neighbours", neighbours), (MovieService.Closest, new ClosestRanker(near, crowd))];
}

/// <summary>What ships.</summary>
/// <param name="Files">The bundle's files by path.</param>
/// <param name="Hyperparameters">Settings of training.</param>
/// <param name="Reference">Histograms of the training data.</param>
internal sealed record TrainedMovies(
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyDictionary<string, JsonElement> Hyperparameters,
    IReadOnlyList<FeatureReference> Reference);
