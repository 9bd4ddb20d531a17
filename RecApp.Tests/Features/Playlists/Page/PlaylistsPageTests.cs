using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Playlists.Page;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Playlists.Page;

/// <summary>The page as a whole against the model in the repository: address, form and results stay together.</summary>
public sealed class PlaylistsPageTests : ComponentTest, IClassFixture<ServedPlaylists>
{
    private const string Address = "/recommender?playlist=" + ServedPlaylists.JazzVibes;
    private const string Lineage = "a[href^=\"/predictions/\"]";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public PlaylistsPageTests(ServedPlaylists served)
    {
        served.AddTo(Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Page_PlainAddress_OffersExamplesOfTheModel()
    {
        var page = Open("/recommender");

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".examples a").Count), Patience);
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".track").Count), Patience);
        Assert.NotNull(page.Find(".example-notice"));
        Assert.Empty(page.FindAll(".selected"));
    }

    [Fact]
    public void Page_LinkWithAPlaylist_RecommendsAtOnce()
    {
        var page = Open(Address + "&take=10");

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".track").Count), Patience);
        Assert.Equal("10 songs for you", page.Find("#results-title").TextContent);
    }

    [Fact]
    public void Page_Prerendered_AsksTheModelNothing()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = Open(Address);

        Assert.Empty(page.FindAll(".track"));
        Assert.Empty(page.FindAll(".examples a"));
        Assert.Single(page.FindAll(".progress"));
    }

    [Fact]
    public void Page_LeftAndOpenedAgain_ShowsTheSameAnswer()
    {
        var first = Open(Address);
        first.WaitForAssertion(() => Assert.Equal(10, first.FindAll(".track").Count), Patience);
        var link = first.Find(Lineage).GetAttribute("href");

        var second = Open("/recommender");

        second.WaitForAssertion(() => Assert.Equal(10, second.FindAll(".track").Count), Patience);
        Assert.Equal(link, second.Find(Lineage).GetAttribute("href"));
        Assert.Equal([Address, false], JSInterop.Invocations["setAddress"][^1].Arguments);
    }

    [Fact]
    public void Page_FormChanged_MovesTheAddressAndMarksTheResultsAsOld()
    {
        var page = Open(Address);
        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".track").Count), Patience);

        _ = page.InvokeAsync(() => page.Find("#ranker-cluster").Click());

        page.WaitForAssertion(() => Assert.Contains("The form has changed", page.Markup, StringComparison.Ordinal), Patience);
        page.WaitForAssertion(() => Assert.Equal([Address + "&ranker=cluster", true], JSInterop.Invocations["setAddress"].Single().Arguments), Patience);
    }

    [Fact]
    public void Page_UnusableParts_AreNamedAndTheRestIsUsed()
    {
        var page = Open(Address + $"&take=-1&tracks={Sample.Id(1)}");

        page.WaitForAssertion(() => Assert.Equal(10, page.FindAll(".track").Count), Patience);
        Assert.Equal(["take", "tracks"], page.FindAll(".link-problems code").Select(code => code.TextContent));
    }

    [Fact]
    public void Page_OnlyUnknownIds_SaysSoAndRecommendsNothing()
    {
        var page = Open($"/recommender?tracks={Sample.Id(1)}");

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".link-problems")), Patience);
        Assert.Empty(page.FindAll(".track"));
    }

    private IRenderedComponent<PlaylistsPage> Open(string address)
    {
        Navigation.NavigateTo(address);
        return Render<PlaylistsPage>();
    }
}
