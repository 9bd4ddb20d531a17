using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Tests.Features.Lyrics.Model.Writing;

public class RhymeSchemeTests
{
    [Theory]
    [InlineData("AABB", 0, new[] { 1 })]
    [InlineData("aabb", 3, new[] { 2 })]
    [InlineData("ABBA", 4, new[] { 7 })]
    [InlineData("AAAA", 5, new[] { 4, 6, 7 })]
    [InlineData("ABCB", 2, new int[0])]
    [InlineData("A-A", 1, new int[0])]
    [InlineData("free", 2, new int[0])]
    [InlineData("AABB", 16, new int[0])]
    public void Partners_OfALine_AreThoseWithItsLetterInItsStanza(string scheme, int line, int[] partners) =>
        Assert.Equal(partners, RhymeScheme.Parse(scheme)!.Partners(line, 17));

    [Theory]
    [InlineData("A1B")]
    [InlineData("ABÄ")]
    [InlineData("ABABABABABABABABA")]
    [InlineData("free verse")]
    public void Parse_WhatIsNoScheme_IsNull(string text) => Assert.Null(RhymeScheme.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" FREE ")]
    public void Parse_Nothing_IsFree(string? text) => Assert.True(RhymeScheme.Parse(text)!.IsFree);
}
