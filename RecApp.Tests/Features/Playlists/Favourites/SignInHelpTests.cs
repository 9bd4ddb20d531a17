using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Playlists.Favourites;
using RecApp.Tests.Components;
using RecApp.Tests.Features.Playlists.Page;
using RecApp.Tests.Hosting.Administration;

namespace RecApp.Tests.Features.Playlists.Favourites;

/// <summary>A server without a client id.</summary>
public sealed class SignInHelpTests : ComponentTest, IClassFixture<ServedPlaylists>
{
    private readonly CircuitUser _user = new("Production");

    public SignInHelpTests(ServedPlaylists served)
    {
        served.AddTo(Services);
        Services.AddSingleton(_user.Access);
    }

    [Fact]
    public void SignIn_WithoutAClientId_SaysSoToVisitorsWithoutTheOperatorsSteps()
    {
        var part = RenderPart();

        Assert.Equal("Spotify sign-in isn't set up here.", part.Find("p").TextContent);
        Assert.Empty(part.FindAll("#spotify-setup, button, a"));
    }

    [Fact]
    public void SignIn_WithoutAClientId_ExplainsInThreeLinesToTheAdministrator()
    {
        _user.SignIn();

        var part = RenderPart();

        Assert.Equal(3, part.FindAll("#spotify-setup li").Count);
        // bUnit's page is http://localhost/, which Spotify takes by its number only.
        Assert.Equal("http://127.0.0.1/spotify/callback", part.Find("#spotify-setup code").TextContent);
        Assert.Empty(part.FindAll("a[href^='/spotify']"));
    }

    [Fact]
    public void Save_WithoutAClientId_ShowsNothing() => Assert.Empty(Render<SavePlaylist>(parameters => parameters
        .Add(part => part.State, new()).Add(part => part.ReturnUrl, "/recommender").Add(part => part.Answer, Sample.Answer())).Markup.Trim());

    private IRenderedComponent<SpotifySignIn> RenderPart() => Render<SpotifySignIn>(parameters => parameters.Add(part => part.ReturnUrl, "/recommender"));
}
