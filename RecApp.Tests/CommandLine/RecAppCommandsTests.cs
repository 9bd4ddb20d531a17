using RecApp.Bundles;
using RecApp.CommandLine;
using RecApp.Tests.Features.Movies.Training;
using RecApp.Tests.Features.Playlists;
using RecApp.Tests.Support;

namespace RecApp.Tests.CommandLine;

public class RecAppCommandsTests
{
    [Theory]
    [InlineData(true, "train", "playlists")]
    [InlineData(true, "evaluate")]
    [InlineData(true, "measure", "movies")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5220")]
    public void Handles_Arguments_OnlyTakesVerbs(bool expected, params string[] arguments) =>
        Assert.Equal(expected, RecAppCommands.Handles(arguments));

    [Theory]
    [InlineData("train", "playlists")]
    [InlineData("evaluate", "playlists")]
    [InlineData("train", "movies")]
    [InlineData("evaluate", "movies")]
    public async Task RunAsync_MissingData_FailsWithoutAStackTrace(string verb, string model) =>
        Assert.Equal(1, await RecAppCommands.RunAsync([verb, model, "--data", "/no/such/folder"]));

    [Fact]
    public async Task RunAsync_MissingOption_Fails() => Assert.NotEqual(0, await RecAppCommands.RunAsync(["train", "playlists"]));

    [Fact]
    public async Task RunAsync_TrainOnSmallData_WritesABundle()
    {
        using var folder = new TemporaryFolder();
        SyntheticData.Write(folder.Location);

        int code = await RecAppCommands.RunAsync(["train", "playlists", "--data", folder.Location, "--out", folder.Combine("models"), "--no-metrics"]);

        Assert.Equal(0, code);
        string bundle = Assert.Single(Directory.GetDirectories(folder.Combine("models", "playlists")));
        Assert.True(File.Exists(Path.Combine(bundle, "manifest.json")));
    }

    [Fact]
    public async Task RunAsync_TrainMoviesOnSmallData_WritesABundle()
    {
        using var files = SmallRatings.Files();

        int code = await RecAppCommands.RunAsync(["train", "movies", "--data", files.Location, "--out", Path.Combine(files.Location, "models"), "--no-metrics"]);

        Assert.Equal(0, code);
        string bundle = Assert.Single(Directory.GetFileSystemEntries(Path.Combine(files.Location, "models", "movies")));
        var trained = ManifestFormat.Read(bundle);
        Assert.Contains(trained.Reference, reference => reference is { Feature: "films given", Role: MeasureRole.Input } && reference.Counts.Sum() > 0);

        Assert.Equal(0, await RecAppCommands.RunAsync(["measure", "movies", "--data", files.Location, "--models", Path.Combine(files.Location, "models")]));

        Assert.Equal(ManifestFormat.Write(trained), ManifestFormat.Write(ManifestFormat.Read(bundle)));
    }

    [Fact]
    public async Task RunAsync_MeasureWithoutABundle_FailsWithoutAStackTrace()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(1, await RecAppCommands.RunAsync(["measure", "movies", "--data", folder.Location, "--models", folder.Location]));
    }

    [Fact]
    public async Task RunAsync_TrainMoviesOnDamagedRatings_LeavesNoBundle()
    {
        using var files = SmallRatings.Files().With("movielens-latest-small/ratings.csv", "userId,movieId,rating,timestamp\n1,1,9.5,1\n");

        int code = await RecAppCommands.RunAsync(["train", "movies", "--data", files.Location, "--out", Path.Combine(files.Location, "models"), "--no-metrics"]);

        Assert.Equal(1, code);
        Assert.False(Directory.Exists(Path.Combine(files.Location, "models")));
    }

    [Fact]
    public async Task RunAsync_EvaluateMoviesOnSmallData_Succeeds()
    {
        using var files = SmallRatings.Files();

        Assert.Equal(0, await RecAppCommands.RunAsync(["evaluate", "movies", "--data", files.Location, "--folds", "1"]));
    }

    [Fact]
    public void Find_InTheRepository_NamesACommit() => Assert.Matches("^([0-9a-f]{7,64}|unknown)$", CodeCommit.Find());
}
