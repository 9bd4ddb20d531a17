using RecApp.Tests.Support;
using RecApp.Tests.Support.FakeTmdb;
using RecApp.Tmdb;
using RecApp.Validation;

namespace RecApp.Tests.Tmdb;

public sealed class TmdbOptionsTests
{
    [Theory]
    [InlineData("", "https://api.themoviedb.org/3", null)]
    [InlineData(FakeTmdbServer.Token, "http://127.0.0.1:5000/3", null)]
    [InlineData("short", "https://api.themoviedb.org/3", "Tmdb:AccessToken ")]
    [InlineData("<your token goes in here, please>", "https://api.themoviedb.org/3", "Tmdb:AccessToken ")]
    [InlineData("", "http://api.themoviedb.org/3", "Tmdb:ApiUrl ")]
    [InlineData("", "https://api.themoviedb.org/3/", "Tmdb:ApiUrl ")]
    public void Check_EachSetting_NamesItsKeyWhenWrongAndNeverTheToken(string token, string address, string? problem)
    {
        SettingProblems problems = new(TmdbOptions.Section);
        new TmdbOptions { AccessToken = token, ApiUrl = address }.Check(problems);

        Assert.Equal(problem is null ? 0 : 1, problems.Found.Count);
        Assert.All(problems.Found, text => Assert.StartsWith(problem!, text, StringComparison.Ordinal));
        Assert.All(problems.Found, text => Assert.DoesNotContain("your token", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Policy_LetsPostersIn_OnlyWhereTheyAreSwitchedOn(bool isOn)
    {
        await using RecAppFactory factory = new() { Settings = isOn ? new() { ["Tmdb:AccessToken"] = FakeTmdbServer.Token } : [] };

        using var answer = await factory.CreateClient().GetAsync("/health/live", TestContext.Current.CancellationToken);

        Assert.Equal(isOn, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Contains("img-src 'self' data: blob: https://i.scdn.co https://image.tmdb.org;", StringComparison.Ordinal));
    }
}
