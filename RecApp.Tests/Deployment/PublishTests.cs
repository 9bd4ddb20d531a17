using System.Diagnostics;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

public class PublishTests
{
    [Fact]
    public async Task Publish_FilesThatItCopies_HoldEveryModelWhereTheApplicationLooks()
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "RecApp", "-t:ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish", "-p:NoBuild=true"])
        {
            WorkingDirectory = RepositoryFolder.Combine("."),
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string answer = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, answer);

        var published = JsonDocument.Parse(answer).RootElement.GetProperty("Items").GetProperty("ResolvedFileToPublish").EnumerateArray()
            .Select(file => file.GetProperty("RelativePath").GetString()!.Replace('\\', '/')).ToHashSet();
        string models = RepositoryFolder.Combine("models");
        var files = Directory.EnumerateFiles(models, "*", SearchOption.AllDirectories).Select(file => "models/" + Path.GetRelativePath(models, file).Replace('\\', '/')).ToList();
        Assert.NotEmpty(files);
        Assert.Empty(files.Except(published));
    }
}
