using RecApp.Features.Blog.Rendering;

namespace RecApp.Tests.Features.Blog.Rendering;

public class SafeAddressTests
{
    [Theory]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("HTTP://example.org")]
    [InlineData("mailto:somebody@example.org")]
    [InlineData("/lyrics?scheme=AABB")]
    [InlineData("#section")]
    public void Link_Harmless_IsKept(string address) => Assert.Equal(address, SafeAddress.Link(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("https://")]
    [InlineData("https://user@evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("mailto:")]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData(" javascript:alert(1)")]
    [InlineData("javascript%3Aalert(1)")]
    [InlineData("httpsx://example.org")]
    [InlineData("blob:https://example.org/1")]
    public void Link_AnythingElse_IsRefused(string? address) => Assert.Null(SafeAddress.Link(address));
}
