using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Storage;
using RecApp.Tests.Storage;

namespace RecApp.Tests.Features.Movies.Training;

public sealed class SaidFilmsTests : IDisposable
{
    private readonly Reading.MovieFiles _files = SmallRatings.Files();
    private readonly MovieDataset _dataset;

    public SaidFilmsTests() => _dataset = _files.Read();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Add_Store_MakesOnePersonOfEachAnswer()
    {
        await using var storage = await TestStorage.StartAsync();
        await storage.DoAsync(MovieService.ModelName, ("save", "3"), ("more", "1"), ("hide", "2"), ("add", "99999"), ("save", "003"));
        await storage.DoAsync(MovieService.ModelName, ("save", "4"));
        await storage.DoAsync(MovieService.ModelName, ("hide", "4"), ("hide", "5"));
        await storage.DoAsync("playlists", ("save", "1"), ("save", "2"));

        var with = SaidFilms.Add(_dataset, storage.Folder);

        Assert.Equal(1, with.Said.Users);
        Assert.Equal([1, 2, 3], with.Said.Movies(0).ToArray().Select(movie => with.Movies[movie].Id));
        Assert.Equal([10, 2, 10], with.Said.HalfStars(0).ToArray());
        Assert.Equal((VisitorsSource.Name, "", 1L, true), (with.Sources[^1].Name, with.Sources[^1].Url, with.Sources[^1].Rows, with.Sources[^1].LearntFromOnly));
        Assert.Equal(with.Sources, SaidFilms.Add(_dataset, storage.Folder).Sources);
        Assert.Same(_dataset, SaidFilms.Add(_dataset, storage: null));
        Assert.Same(_dataset, SaidFilms.Add(_dataset, [new(["1"], [])]));
    }

    [Fact]
    public void Train_WithVisitors_ChangesTheRankersOnly()
    {
        var without = MovieTrainer.Train(_dataset, _ => { });
        var with = MovieTrainer.Train(SaidFilms.Add(_dataset, Visitors(20)), _ => { });

        Assert.NotEqual(without.Files[MovieModel.AutoFile], with.Files[MovieModel.AutoFile]);
        // How often a film was rated and how well, and how many people the data are of.
        Assert.Equal(without.Files[MovieModel.CatalogueFile], with.Files[MovieModel.CatalogueFile]);
        Assert.Equal(without.Files[MovieModel.StatisticsFile], with.Files[MovieModel.StatisticsFile]);
        Assert.Equal(without.Reference[0].Counts, with.Reference[0].Counts);
    }

    [Fact]
    public void Train_WithVisitorsWhoKeepTwoFilmsTogether_BringsOneOfThemForward()
    {
        // A comedy and a western, which nobody else likes together.
        var with = SaidFilms.Add(_dataset, [.. Enumerable.Repeat(new SaidAnswer(["1", "41"], []), 30)]);

        Assert.True(Place(with) < Place(_dataset));

        int Place(MovieDataset dataset)
        {
            var trained = MovieTrainer.TrainRankers(dataset, UserSplit.All(dataset), _ => { });
            int[] films = [.. new[] { 1, 41 }.Select(id => trained.Order.Places[Enumerable.Range(0, dataset.Movies.Count).Single(movie => dataset.Movies[movie].Id == id)])];
            var scores = new float[dataset.Movies.Count];
            trained.Auto.Score([new(films[0], 1)], scores);
            return scores.Count(score => score > scores[films[1]]);
        }
    }

    // What doesn't learn from visitors comes out equal to the last bit only where it is tested on the same films of the same users.
    [Fact]
    public void Run_WithVisitors_TestsTheSameFilmsOfTheSameUsers()
    {
        var visited = SaidFilms.Add(_dataset, Visitors(200));
        Assert.Equal(MovieEvaluation.Deal(_dataset), MovieEvaluation.Deal(visited));
        Assert.Equal(UserSplit.All(_dataset).Others, UserSplit.All(visited).Others);

        var without = MovieEvaluation.Run(_dataset, _ => { }, folds: 1);
        var with = MovieEvaluation.Run(visited, _ => { }, folds: 1);

        string[] served = ["auto", "neighbours", "closest"];
        Assert.Equal(without.Select(Named), with.Select(Named));
        Assert.Equal(Values(without, metric => !served.Contains(metric.Variant)), Values(with, metric => !served.Contains(metric.Variant)));
        Assert.NotEqual(Values(without, metric => metric.Variant == "auto"), Values(with, metric => metric.Variant == "auto"));

        static (string, string, string?, string) Named(ModelMetric metric) => (metric.Name, metric.Variant, metric.Group, metric.Protocol);
        static double[] Values(IReadOnlyList<ModelMetric> metrics, Func<ModelMetric, bool> which) => [.. metrics.Where(which).Select(metric => metric.Value)];
    }

    // Of whatever taste, and films that the catalogue lacks.
    private static SaidAnswer[] Visitors(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => new SaidAnswer([.. random.GetItems(Enumerable.Range(1, 110).ToArray(), 8).Distinct().Select(id => $"{id}")], []))];
    }
}
