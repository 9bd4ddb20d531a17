using RecApp.CommandLine;
using RecApp.Inference;
using RecApp.Tests.Features.Playlists;
using RecApp.Tests.Support;

namespace RecApp.Tests.CommandLine;

public class RecAppCommandsTests
{
    private static readonly string[] NoData = ["playlists", "--data", "/no/such/folder"];

    [Theory]
    [InlineData(true, "train", "playlists")]
    [InlineData(true, "evaluate")]
    [InlineData(false)]
    [InlineData(false, "--urls", "http://127.0.0.1:5220")]
    public void Handles_Arguments_OnlyTakesVerbs(bool expected, params string[] arguments) =>
        Assert.Equal(expected, RecAppCommands.Handles(arguments));

    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    public async Task RunAsync_MissingData_FailsWithoutAStackTrace(string verb) =>
        Assert.Equal(1, await RecAppCommands.RunAsync([verb, .. NoData]));

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
    public void Find_InTheRepository_NamesACommit() => Assert.Matches("^([0-9a-f]{7,64}|unknown)$", CodeCommit.Find());
}
