using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

public sealed partial class PublishTests(PublishedApplication application) : IClassFixture<PublishedApplication>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public void Publish_Folder_HoldsEveryModel()
    {
        string models = RepositoryFolder.Combine("models"), published = Path.Combine(application.Folder, "models");

        Assert.NotEmpty(Files(models));
        Assert.Equal(Files(models), Files(published));
    }

    [Theory]
    [InlineData("playlists/recommend", """{"features":{"danceability":0.6,"energy":0.7,"loudness":-7,"speechiness":0.05,"acousticness":0.2,"instrumentalness":0,"liveness":0.1,"valence":0.5,"tempo":120}}""", "tracks")]
    [InlineData("movies/recommend?ids=2571", null, "movies")]
    [InlineData("earnings/predict", """{"rows":[{"field":"1107","credential":"3","collegeType":"1"}]}""", "predictions")]
    [InlineData("regression/predict", """{"rows":[{"var_1":734,"var_2":688,"var_3":81,"var_4":0.328,"var_5":0.259}]}""", "predictions")]
    [InlineData("sentiment/predict", """{"text":"A wonderful film"}""", "predictions")]
    [InlineData("sentiment/predict", """{"text":"A wonderful film","model":"linear"}""", "predictions")]
    [InlineData("lyrics/generate", """{"lines":2,"seed":1}""", "lines")]
    public async Task Start_FromAnEmptyFolder_AnswersForEveryFeature(string path, string? body, string answers)
    {
        using var response = body is null
            ? await application.Client.GetAsync($"/api/v1/{path}", Cancelled)
            : await application.Client.PostAsync($"/api/v1/{path}", new StringContent(body, Encoding.UTF8, "application/json"), Cancelled);

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancelled));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.NotEmpty(answer.GetProperty(answers).EnumerateArray());
    }

    [Fact]
    public async Task Start_FromAnEmptyFolder_BringsStylesAndScriptsAndWritesNothingThere()
    {
        string page = await application.Client.GetStringAsync("/", Cancelled);
        var files = Asset().Matches(page).Select(asset => asset.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(files);
        foreach (string file in files)
            Assert.NotEmpty(await application.Client.GetByteArrayAsync($"/{file}", Cancelled));
        Assert.Empty(Directory.EnumerateFileSystemEntries(application.WorkingDirectory));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);

    [GeneratedRegex("""(?:href|src)="([^"]+\.(?:css|js))""")]
    private static partial Regex Asset();
}
