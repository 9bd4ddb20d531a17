using Bunit;
using RecApp.Charts;
using RecApp.Features.Playlists.Page;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Playlists.Page;

public sealed class PlainPartTests : ComponentTest
{
    [Fact]
    public void EmptyResults_BeforeTheFirstAnswer_NamesEveryWayIn() => Assert.Equal(5, Render<EmptyResults>().FindAll("li").Count);

    [Fact]
    public void Figure_AnyChart_ShowsItsTitleAndSummary()
    {
        var figure = Render<Figure>(parameters => parameters.Add(
            f => f.Of, new ChartFigure("Songs got louder", "From -12 to -6 dB.", [], new ChartLayout())));
        Assert.Contains("Songs got louder", figure.Markup, StringComparison.Ordinal);
        Assert.Contains("From -12 to -6 dB.", figure.Markup, StringComparison.Ordinal);
    }
}
