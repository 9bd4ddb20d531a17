using Bunit;
using RecApp.Features.Sentiment.Page;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class HomePictureTests : ComponentTest
{
    [Fact]
    public void Sparkline_Counts_HasABarForEachAndTheMarkAtItsPlace()
    {
        var picture = Render(HomePicture.Sparkline([1, 4, 2], 0.75));

        Assert.Equal(["25", "100", "50"], picture.FindAll("rect").Select(bar => bar.GetAttribute("height")));
        Assert.Equal("left: 75%", picture.Find(".mark").GetAttribute("style"));
        Assert.Equal("you are here", picture.Find(".mark").TextContent);
    }

    [Fact]
    public void Shaded_HostilePieces_AreTextWithTheirShade()
    {
        var picture = Render(HomePicture.Shaded([(Hostile, 0), ("dull", -0.5)]));

        Assert.Empty(picture.FindAll("img"));
        Assert.Equal("--strength: 50%", picture.Find(".word.fault").GetAttribute("style"));
        Assert.Equal($"“{Hostile}dull …”", picture.Find("p").TextContent);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "good")]
    [InlineData(7, "good, b")]
    [InlineData(99, "good, bad")]
    public void Beginning_SoManyCharacters_EndsThere(int length, string text) =>
        Assert.Equal(text, string.Concat(new TextPiece[] { new("good", 1, 1), new(", ", 0, 0), new("bad", -1, -1) }.Beginning(length).Select(piece => piece.Text)));
}
