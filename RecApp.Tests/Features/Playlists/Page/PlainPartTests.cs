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
        var figure = Render<Chart>(parameters => parameters.Add(
            chart => chart.Figure, new ChartFigure("Songs got louder", "From -12 to -6 dB.", [], new())));
        Assert.Contains("Songs got louder", figure.Markup, StringComparison.Ordinal);
        Assert.Contains("From -12 to -6 dB.", figure.Markup, StringComparison.Ordinal);
    }
}
