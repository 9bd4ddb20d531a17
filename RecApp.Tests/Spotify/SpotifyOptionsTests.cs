using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RecApp.Spotify;
using RecApp.Validation;

namespace RecApp.Tests.Spotify;

public class SpotifyOptionsTests
{
    [Theory]
    [InlineData("ClientId", "", true)]
    [InlineData("ClientId", "0123456789abcdef0123456789abcdef", true)]
    [InlineData("ClientId", "0123456789abcdef", false)]
    [InlineData("ClientId", "<your client id goes in here now>", false)]
    [InlineData("RedirectUri", "https://recapp.example/spotify/callback", true)]
    [InlineData("RedirectUri", "http://127.0.0.1:5080/spotify/callback", true)]
    [InlineData("RedirectUri", "http://[::1]:5080/spotify/callback", true)]
    [InlineData("RedirectUri", "http://localhost:5080/spotify/callback", false)]
    [InlineData("RedirectUri", "http://recapp.example/spotify/callback", false)]
    [InlineData("RedirectUri", "https://recapp.example/callback", false)]
    [InlineData("RedirectUri", "https://recapp.example/spotify/callback?x=1", false)]
    [InlineData("RedirectUri", "https://me@recapp.example/spotify/callback", false)]
    [InlineData("RedirectUri", "javascript:alert(1)", false)]
    [InlineData("ApiUrl", "http://example.com/v1", false)]
    [InlineData("ApiUrl", "https://api.spotify.com/v1/", false)]
    [InlineData("AccountsUrl", "accounts.spotify.com", false)]
    [InlineData("AccountsUrl", "http://127.0.0.1:5000", true)]
    [InlineData("SessionHours", "0", false)]
    [InlineData("SessionHours", "721", false)]
    [InlineData("ClientSecret", "anything", false)]
    public void Validate_EachSetting_NamesItsKeyWhenWrong(string key, string value, bool isRight)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"Spotify:{key}", value)]).Build();
        var options = configuration.GetSection(SpotifyOptions.Section).Get<SpotifyOptions>() ?? new();

        var result = Validate(configuration, options);

        Assert.Equal(isRight, result.Succeeded);
        if (!isRight)
            Assert.StartsWith($"Spotify:{key} ", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_EverythingWrong_ListsAllAtOnce()
    {
        SpotifyOptions options = new() { ClientId = "x", RedirectUri = "x", AccountsUrl = "x", ApiUrl = "x", SessionHours = -1 };
        Assert.Equal(5, Validate(new ConfigurationBuilder().Build(), options).Failures!.Count());
    }

    private static ValidateOptionsResult Validate(IConfiguration configuration, SpotifyOptions options) =>
        new SettingsValidator<SpotifyOptions>(configuration.GetSection(SpotifyOptions.Section), (settings, problems) => settings.Check(problems)).Validate(null, options);
}
