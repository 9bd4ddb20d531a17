using FsCheck;
using FsCheck.Fluent;
using RecApp.Spotify;

namespace RecApp.Tests.Spotify;

public class SpotifyLinkTests
{
    private const string Id = "37i9dQZF1DXcBWIGoYBM5M";

    [Theory]
    [InlineData($"https://open.spotify.com/playlist/{Id}", SpotifyKind.Playlist)]
    [InlineData($"http://open.spotify.com/playlist/{Id}", SpotifyKind.Playlist)]
    [InlineData($"open.spotify.com/track/{Id}", SpotifyKind.Track)]
    [InlineData($"  https://open.spotify.com/intl-de/track/{Id}?si=abc&utm_source=copy-link \n", SpotifyKind.Track)]
    [InlineData($"https://open.spotify.com/embed/album/{Id}?theme=0", SpotifyKind.Album)]
    [InlineData($"https://open.spotify.com/user/spotify/playlist/{Id}", SpotifyKind.Playlist)]
    [InlineData($"spotify:album:{Id}", SpotifyKind.Album)]
    [InlineData($"spotify:user:somebody:playlist:{Id}", SpotifyKind.Playlist)]
    [InlineData($"<iframe style=\"border-radius:12px\" src=\"https://open.spotify.com/embed/playlist/{Id}?utm_source=generator\" width=\"100%\" height=\"352\" frameBorder=\"0\" allowfullscreen=\"\" allow=\"autoplay\" loading=\"lazy\"></iframe>", SpotifyKind.Playlist)]
    [InlineData(Id, null)]
    public void TryParse_AcceptedForm_GivesKindAndId(string text, SpotifyKind? kind)
    {
        Assert.True(SpotifyLink.TryParse(text, out var link));
        Assert.Equal(new SpotifyLink(kind, Id), link);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("37i9dQZF1DXcBWIGoYBM5")]
    [InlineData($"{Id}x")]
    [InlineData($"https://open.spotify.com@evil.example/playlist/{Id}")]
    [InlineData($"https://user:pass@open.spotify.com/playlist/{Id}")]
    [InlineData($"https://evil.example/open.spotify.com/playlist/{Id}")]
    [InlineData($"https://open.spotify.com.evil.example/playlist/{Id}")]
    [InlineData($"https://open.spotify.com:8080/playlist/{Id}")]
    [InlineData($"https://0pen.spotify.com/playlist/{Id}")]
    [InlineData($"https://оpen.spotify.com/playlist/{Id}")]
    [InlineData($"https://open.spotify.com\\@evil.example/playlist/{Id}")]
    [InlineData($"https://[::1]/playlist/{Id}")]
    [InlineData($"http://2130706433/playlist/{Id}")]
    [InlineData($"http://127.0.0.1/playlist/{Id}")]
    [InlineData($"javascript:alert(1)//open.spotify.com/playlist/{Id}")]
    [InlineData($"data:text/html,https://open.spotify.com/playlist/{Id}")]
    [InlineData($"https://open.spotify.com/playlist/{Id}\nhttps://evil.example")]
    [InlineData($"https://open.spotify.com/playlist/{Id}/../../x")]
    [InlineData($"https://open.spotify.com/artist/{Id}")]
    [InlineData($"https://open.spotify.com/episode/{Id}")]
    [InlineData($"https://open.spotify.com/playlist/{Id}%0d%0a")]
    [InlineData($"ftp://open.spotify.com/playlist/{Id}")]
    [InlineData($"//open.spotify.com/playlist/{Id}")]
    [InlineData($"<iframe src=\"https://evil.example/embed/playlist/{Id}\"></iframe>")]
    [InlineData($"<iframe onload=\"alert(1)\"></iframe><script src=\"https://open.spotify.com/embed/playlist/{Id}\"></script>")]
    public void TryParse_AnythingElse_IsRefused(string? text) => Assert.False(SpotifyLink.TryParse(text, out _));

    [Fact]
    public void TryParse_MillionCharacters_IsRefusedAtOnce() => Assert.False(SpotifyLink.TryParse(new string('<', 1_000_000), out _));

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndOnlyGivesIds() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            !SpotifyLink.TryParse(text, out var link) || (link.Id.Length == 22 && link.Id.All(char.IsAsciiLetterOrDigit))).QuickCheckThrowOnFailure();
}
