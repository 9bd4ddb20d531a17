using Bunit;
using RecApp.Features.Playlists.Favourites;
using RecApp.Features.Playlists.Figures;
using RecApp.Features.Playlists.Page;
using RecApp.Tests.Features.Playlists.Page;
using RecApp.Tests.Support.FakeSpotify;

namespace RecApp.Tests.Features.Playlists.Favourites;

/// <summary>What the page's part about Spotify shows in each state.</summary>
[Collection(nameof(TrainedModel))]
public sealed class FavouriteComponentTests(SyntheticApplication application) : SignedInListener(application), IClassFixture<SyntheticApplication>
{
    private readonly FavouriteState _state = new();
    private readonly PlaylistForm _form = new();
    private int _changes;

    [Fact]
    public void Panel_SignedIn_SaysWhoAndOffersSigningOut()
    {
        var panel = Panel();
        Assert.Equal("Lena <b>Listener</b>", panel.Find("strong").TextContent);
        Assert.Equal(("post", "/spotify/sign-out"), (panel.Find("form").GetAttribute("method"), panel.Find("form").GetAttribute("action")));
        Assert.Equal("/recommender?energy=0.7", panel.Find("input[name=returnUrl]").GetAttribute("value"));
        Assert.True(panel.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task Panel_SignedOut_LinksToTheSignInThatComesBack()
    {
        await Host.Sessions.EndAsync(Host.SessionId);
        var link = Panel().Find("a");
        Assert.Equal("/spotify/sign-in?returnUrl=%2Frecommender%3Fenergy%3D0.7", link.GetAttribute("href"));
        // The router must leave it to the browser.
        Assert.Equal("_top", link.GetAttribute("target"));
    }

    [Fact]
    public void Use_SavedSongs_BecomeTheFormsSongs()
    {
        Account.Saved.AddRange([Known(0, 1, 0), .. FakeSongs.Many(2)]);
        var panel = Panel();
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.Contains("The catalogue knows 1 of 3 songs.", panel.Find("#favourite-outcome").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(SyntheticData.Song(0, 1, 0), Assert.Single(_form.Songs).Id);
        Assert.Equal(1, _changes);
    }

    [Fact]
    public void Kind_Playlist_ListsThemAndUsesTheOneChosen()
    {
        Account.Playlists.AddRange([new(FakeSongs.Id(1), "<script>", "listener") { Songs = [Known(0, 1, 0)] }, new(FakeSongs.Id(2), "Followed", "somebody") { Songs = [Known(0, 2, 0)] }]);
        var panel = Panel();
        Choose(panel, "#favourite-kind", "One of my playlists");
        panel.WaitForElement("#favourite-playlist", Patience);
        Assert.Equal(["<script> (1)", "Followed (1), followed"], Choose(panel, "#favourite-playlist", "Followed (1), followed"));
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.Equal(SyntheticData.Song(0, 2, 0), Assert.Single(_form.Songs).Id), Patience);
    }

    [Fact]
    public void Use_SpotifyFails_SaysSoKeepsTheFormAndWorksAgain()
    {
        Account.Saved.Add(Known(0, 1, 0));
        _form.Add([Sample.Track(5)]);
        Host.Spotify.Fail(SpotifyFault.TooMany("/v1/me/tracks", 1, "QUOTA_EXCEEDED"));
        var panel = Panel();
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.Contains("used up what Spotify allows", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Single(_form.Songs);
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.Equal(2, _form.Songs.Count), Patience);
        Assert.Empty(panel.FindAll("[role=alert]"));
    }

    [Fact]
    public void Use_SlowThenCancelled_StopsAndSaysSo()
    {
        Host.Spotify.Fail(SpotifyFault.Slow("/v1/me/tracks", TimeSpan.FromMinutes(5)));
        var panel = Panel();
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.True(panel.Find("button.button-secondary").HasAttribute("disabled")), Patience);
        panel.FindAll(".progress button").Single().Click();
        panel.WaitForAssertion(() => Assert.Contains("cancelled", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.False(panel.Find("button.button-secondary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Use_SignedOutInAnotherTab_OffersSigningInAgain()
    {
        var panel = Panel();
        await Host.Sessions.EndAsync(Host.SessionId);
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.Contains("has ended", panel.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Contains("sign-in", panel.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Use_PermissionTakenBack_OffersSigningInAgain()
    {
        Host.Spotify.Tokens.Revoke();
        var panel = Panel();
        panel.Find("button.button-secondary").Click();
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("a[href^='/spotify/sign-in']")), Patience);
    }

    [Fact]
    public void Save_Named_MakesAPrivatePlaylistAndShowsLinkAndPlayer()
    {
        var save = Save();
        save.Find("#save-name").Change(Sample.Hostile);
        save.Find("form").Submit();
        save.WaitForAssertion(() => Assert.Contains("Saved:", save.Find("[role=status]").TextContent, StringComparison.Ordinal), Patience);
        var made = Assert.Single(Account.Playlists);
        Assert.Equal((Sample.Hostile, false, 3), (made.Name, made.IsPublic, made.Songs.Count));
        Assert.Equal($"https://open.spotify.com/playlist/{made.Id}", save.Find("a").GetAttribute("href"));
        Assert.Empty(save.FindAll("img"));
    }

    [Fact]
    public void Save_WithoutAName_AsksForOneAndSavesNothing()
    {
        var save = Save();
        save.Find("#save-name").Change("   ");
        save.Find("form").Submit();
        Assert.Contains("1 to 100 characters", save.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Account.Playlists);
        Assert.Equal("true", save.Find("#save-name").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Save_SongsRefused_SaysWhatIsDoneAndGoesOn()
    {
        Host.Spotify.Fail(SpotifyFault.Status($"/v1/playlists/{"made0000".PadLeft(22, 'p')}/items", 502));
        var save = Save();
        save.Find("form").Submit();
        save.WaitForAssertion(() => Assert.Contains("0 songs of 3 so far", save.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("Save the rest", save.Find("form button").TextContent);
        save.Find("form").Submit();
        save.WaitForAssertion(() => Assert.Equal(3, Assert.Single(Account.Playlists).Songs.Count), Patience);
    }

    [Fact]
    public async Task Save_SignedOut_OffersSigningIn()
    {
        await Host.Sessions.EndAsync(Host.SessionId);
        Assert.Equal("/spotify/sign-in?returnUrl=%2Frecommender", Save().Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Profile_Hostile_EncodesNamesAndDrawsFourFigures()
    {
        FavouriteProfile profile = new()
        {
            Artists = [new(Sample.Hostile, 5), new("B", 1)],
            Genres = [new("jazz", 4), new("bop", 2)],
            Decades = [new(1950, 3), new(1970, 1)],
            SongsWithFeatures = 12,
            Means = [.. Enumerable.Repeat(0.5, 9)],
            Positions = [0.5, 0.2, 0.5, 0.5, 0.9, 0.5, 0.5, 0.5, 0.5],
        };
        var panel = Render<ProfilePanel>(parameters => parameters.Add(part => part.Distributions, Sample.Distributions).Add(part => part.Invite, true)
            .Add(part => part.Favourites, new("Songs", FavouriteKind.Saved, 6, 4, [Sample.Track(1)], profile)));
        Assert.Equal(
            ["Your songs are more acoustic and calmer than most of the catalogue", "<img src=x onerror=alert(1)> is your most frequent artist, with 5 of 6 songs",
                "Your favourites are most often jazz, then bop", "75\u00a0% of your songs are from the 1950s"],
            panel.FindAll("figcaption").Select(title => title.TextContent));
        Assert.Empty(panel.FindAll("img"));
        Assert.All(panel.FindAll(".chart-summary"), summary => Assert.NotEmpty(summary.TextContent));
        Assert.Contains("Press Recommend", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_FewSongsWithFeatures_ClaimNothingAboutTheSound()
    {
        FavouriteProfile profile = new() { SongsWithFeatures = 4, Means = [.. Enumerable.Repeat(0.9, 9)], Positions = [.. Enumerable.Repeat(0.9, 9)] };
        var figure = Assert.Single(FavouriteFigures.All(profile, Sample.Distributions));
        Assert.Equal("4 of your songs have audio features in the catalogue, too few to say how yours sound", figure.Title);
        Assert.Equal(9, figure.Table!.Rows.Count);
    }

    [Fact]
    public void Figures_OneOfEverything_AreSingular()
    {
        FavouriteProfile profile = new() { Artists = [new("A", 1)], Genres = [new("jazz", 1)], Decades = [new(1950, 1)] };
        Assert.Equal(["Your song is by A", "All that has a genre is jazz", "All your songs are from the 1950s"],
            FavouriteFigures.All(profile, Sample.Distributions).Select(figure => figure.Title));
    }

    private IRenderedComponent<SpotifyPanel> Panel() => Render<SpotifyPanel>(parameters => parameters
        .Add(part => part.State, _state).Add(part => part.Form, _form).Add(part => part.ReturnUrl, "/recommender?energy=0.7").Add(part => part.OnChanged, () => _changes++));

    private IRenderedComponent<SavePlaylist> Save() => Render<SavePlaylist>(parameters => parameters
        .Add(part => part.State, _state).Add(part => part.ReturnUrl, "/recommender").Add(part => part.Answer, Sample.Answer()));
}
