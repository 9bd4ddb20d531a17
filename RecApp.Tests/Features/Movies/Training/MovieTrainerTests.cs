using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;
using RecApp.Tests.Features.Movies.Training.Reading;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Training;

public class MovieTrainerTests
{
    [Fact]
    public void Train_SameRatingsInAnotherOrder_GivesTheSameBytes()
    {
        using var files = SmallRatings.Files();
        using var shuffled = SmallRatings.Files(shuffled: true);

        var first = MovieTrainer.Train(files.Read(), _ => { });
        var second = MovieTrainer.Train(shuffled.Read(), _ => { });

        Assert.Equal(first.Files.Keys.Order(), second.Files.Keys.Order());
        Assert.All(first.Files, file => Assert.Equal(Convert.ToHexString(file.Value), Convert.ToHexString(second.Files[file.Key])));
    }

    [Fact]
    public void Load_TrainedBundle_RecommendsByTaste()
    {
        using var files = SmallRatings.Files();
        using var folder = new TemporaryFolder();
        var dataset = files.Read();
        var trained = MovieTrainer.Train(dataset, _ => { });
        var manifest = ModelBundleWriter.Write(folder.Location, MovieManifest.Draft(dataset, trained, [], "unknown", new FakeTimeProvider()), trained.Files);

        var model = MovieModel.Load(ModelBundle.Open(folder.Combine(manifest.Name, manifest.Version)));

        Assert.Equal(63, model.Catalogue.Count);
        Assert.Equal("Film 3, The (1993)", model.Catalogue[model.Catalogue.Find(4)].Title);
        Assert.Equal(63, model.Statistics!.Movies);
        Assert.Equal(dataset.Ratings.Count, model.Statistics.RatingsByStars.Sum());
        foreach (string ranker in MovieService.Rankers)
        {
            // The second one is only rated in the current release.
            int[] given = [model.Catalogue.Find(1), model.Catalogue.Find(17)];
            var scores = new float[model.Catalogue.Count];
            model.Ranker(ranker).Score([.. given.Select(movie => new RecApp.Features.Movies.Model.Ranking.GivenMovie(movie, 1))], scores);
            Assert.All(scores, score => Assert.True(float.IsFinite(score)));
            int[] best = [.. Enumerable.Range(0, scores.Length).Except(given).OrderByDescending(movie => scores[movie]).Take(3)];
            Assert.All(best, movie => Assert.InRange(model.Catalogue[movie].Id, 1, 20));
        }
    }

    [Fact]
    public void Of_Order_PutsFilmsWithEnoughLikesFirst()
    {
        using var files = SmallRatings.Files();
        var dataset = files.Read();
        var users = UserSplit.All(dataset);

        var order = FilmOrder.Of(dataset, users.Main, users.Others);

        Assert.Equal((60, 40), (users.Main.Length, users.Others.Length));
        Assert.Equal(60, order.Core);
        Assert.Equal(45, order.Known.Count(known => known));
        Assert.Equal(Enumerable.Range(0, 63), order.Movies.Order());
        Assert.All(order.Places, (place, movie) => Assert.Equal(movie, order.Movies[place]));
        Assert.Equal([101, 102, 103], order.Movies[60..].Select(movie => dataset.Movies[movie].Id));
    }

    [Fact]
    public void Of_Tail_TakesOverWhatFilmsWithTheSameTagSay()
    {
        using var files = SmallRatings.Files();
        var dataset = files.Read();
        var users = UserSplit.All(dataset);

        var trained = MovieTrainer.TrainRankers(dataset, users, _ => { });

        int rare = trained.Order.Places[Enumerable.Range(0, 63).Single(movie => dataset.Movies[movie].Id == 101)];
        int tagged = trained.Order.Places[Enumerable.Range(0, 63).Single(movie => dataset.Movies[movie].Id == 50)];
        var likeness = new ContentLikeness([.. trained.Order.Movies.Select(movie => dataset.Movies[movie])], trained.Order.Core);
        Assert.Equal(tagged, likeness.Nearest(rare, 3)[0].Film);
        var scores = new float[63];
        trained.Auto.Score([new(rare, 1)], scores);
        int best = Enumerable.Range(0, 63).Where(movie => movie != rare).MaxBy(movie => scores[movie]);
        Assert.Equal("Western", Assert.Single(dataset.Movies[trained.Order.Movies[best]].Genres));
    }

    [Fact]
    public void Train_TagGenome_ComparesTastesByIt()
    {
        using var files = SmallRatings.Files()
            .With("movielens-latest-small/genome-tags.csv", "tagId,tag\n1,a\n2,b\n")
            .With("movielens-latest-small/genome-scores.csv", "movieId,tagId,relevance\n" + string.Concat(Enumerable.Range(1, 60).Select(movie => $"{movie},{1 + movie / 21 % 2},0.9\n")));

        var trained = MovieTrainer.TrainRankers(files.Read(), UserSplit.All(files.Read()), _ => { });

        var scores = new float[63];
        trained.Neighbours.Score([new(0, 1)], scores);
        Assert.Contains(scores, score => score > 0.1f);
    }

    [Fact]
    public void Train_OneReleaseOnly_Works()
    {
        using var files = SmallRatings.Files();

        var trained = MovieTrainer.Train(MovieDatasetReader.Read(Path.Combine(files.Location, "movielens-1m")), _ => { });

        Assert.Equal(["auto.bin", "closest.bin", "map.bin", "movies.bin", "neighbours.bin", "statistics.json"], trained.Files.Keys.Order());
    }

    [Fact]
    public void Run_SmallRatings_MeasuresEveryRankerOnEveryKindOfTest()
    {
        using var files = SmallRatings.Files();

        var metrics = MovieEvaluation.Run(files.Read(), _ => { }, folds: 2);

        Assert.All(metrics, metric => Assert.InRange(metric.Value, 0, 1));
        Assert.Equal(["auto", "neighbours", "closest", "popularity"], metrics.Select(metric => metric.Variant).Distinct().Take(4));
        Assert.Equal(["1 film given", "2 films given", "5 films given", "four fifths of the films given", "10-core, a fifth held out"], metrics.Select(metric => metric.Group).Distinct());
        double Value(string variant) => metrics.Single(metric => metric.Variant == variant && metric is { Group: "2 films given", Name: "nDCG@10" }).Value;
        Assert.True(Value("auto") > Value("popularity"));
        Assert.Contains("| auto | ", EvaluationTable.Markdown(metrics), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TooFewLikesForThePublicSplit_MeasuresTheRest()
    {
        using var files = MovieFiles.Csv(
            "movieId,title,genres\n" + string.Concat(Enumerable.Range(1, 9).Select(movie => $"{movie},Film {movie},Drama\n")),
            "userId,movieId,rating,timestamp\n" + string.Concat(from user in Enumerable.Range(1, 30) from movie in Enumerable.Range(1, 9) select $"{user},{movie},{1 + (user * movie) % 5},\n"));

        Assert.DoesNotContain(MovieEvaluation.Run(files.Read(), _ => { }, folds: 1), metric => metric.Group == HoldOut.Group);
    }

    [Fact]
    public void Deal_FiveFolds_HoldsEveryUserOnce()
    {
        int[] users = [.. Enumerable.Range(100, 23)];

        int[][] folds = UserFolds.Deal(users, 5, seed: 1);

        Assert.Equal(users, folds.SelectMany(fold => fold).Order());
        Assert.All(folds, fold => Assert.InRange(fold.Length, 4, 5));
        Assert.Equal(folds, UserFolds.Deal(users, 5, seed: 1));
    }
}
