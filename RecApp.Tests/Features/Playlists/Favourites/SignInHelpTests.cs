using Bunit;
using RecApp.Features.Playlists.Favourites;
using RecApp.Tests.Components;
using RecApp.Tests.Features.Playlists.Page;

namespace RecApp.Tests.Features.Playlists.Favourites;

/// <summary>A server without a client id.</summary>
public sealed class SignInHelpTests : ComponentTest, IClassFixture<ServedPlaylists>
{
    public SignInHelpTests(ServedPlaylists served) => served.AddTo(Services);

    [Fact]
    public void SignIn_WithoutAClientId_ExplainsInThreeLinesAfterAClick()
    {
        var part = Render<SpotifySignIn>(parameters => parameters.Add(part => part.ReturnUrl, "/recommender"));
        Assert.True(part.Find("#spotify-setup").HasAttribute("hidden"));
        part.Find("button").Click();
        Assert.False(part.Find("#spotify-setup").HasAttribute("hidden"));
        Assert.Equal(3, part.FindAll("#spotify-setup li").Count);
        // bUnit's page is http://localhost/, which Spotify takes by its number only.
        Assert.Equal("http://127.0.0.1/spotify/callback", part.Find("#spotify-setup code").TextContent);
        Assert.Empty(part.FindAll("a[href^='/spotify']"));
    }

    [Fact]
    public void Save_WithoutAClientId_ShowsNothing() => Assert.Empty(Render<SavePlaylist>(parameters => parameters
        .Add(part => part.State, new()).Add(part => part.ReturnUrl, "/recommender").Add(part => part.Answer, Sample.Answer())).Markup.Trim());
}
