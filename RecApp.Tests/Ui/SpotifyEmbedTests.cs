using Bunit;
using RecApp.Spotify;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class SpotifyEmbedTests : ComponentTest
{
    private const string Id = "4uLU6hMCjMI75M1A2tKUQC";

    private IRenderedComponent<SpotifyEmbed> RenderEmbed(string id = Id, SpotifyKind kind = SpotifyKind.Track) =>
        Render<SpotifyEmbed>(parameters => parameters.Add(e => e.Kind, kind).Add(e => e.Id, id).Add(e => e.Title, Hostile));

    [Fact]
    public void Render_BeforeTheClick_LoadsNothingAndLinks()
    {
        var embed = RenderEmbed();

        Assert.Empty(embed.FindAll("iframe, img"));
        Assert.Equal($"https://open.spotify.com/track/{Id}", embed.Find("a").GetAttribute("href"));
        Assert.Contains(Hostile, embed.Find("button").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SpotifyKind.Track, "track", "80")]
    [InlineData(SpotifyKind.Playlist, "playlist", "352")]
    [InlineData(SpotifyKind.Album, "album", "352")]
    public void Click_ValidId_LoadsThePlayer(SpotifyKind kind, string path, string height)
    {
        var embed = RenderEmbed(kind: kind);

        embed.Find("button").Click();

        var player = embed.Find("iframe");
        Assert.Equal($"https://open.spotify.com/embed/{path}/{Id}", player.GetAttribute("src"));
        Assert.Equal($"height: {height}px", player.GetAttribute("style"));
        Assert.Equal("lazy", player.GetAttribute("loading"));
        Assert.Contains(Hostile, player.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("../../../../evil.exampl")]
    [InlineData("4uLU6hMCjMI75M1A2tKUQC\n")]
    [InlineData("4uLU6hMCjMI75M1A2tKUQCx")]
    [InlineData("４uLU6hMCjMI75M1A2tKUQC")]
    public void Render_ForgedId_HasNeitherPlayerNorLink(string id)
    {
        var embed = RenderEmbed(id);

        Assert.Empty(embed.FindAll("iframe, a, button"));
        Assert.Contains("not a Spotify id", embed.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OtherIdAfterTheClick_IsClosedAgain()
    {
        var embed = RenderEmbed();
        embed.Find("button").Click();

        embed.Render(parameters => parameters.Add(e => e.Id, "0000000000000000000000"));

        Assert.Empty(embed.FindAll("iframe"));
    }
}
