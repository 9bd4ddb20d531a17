using Bunit;
using RecApp.Features.Models;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Models;

public sealed class ModelQualityTests : ComponentTest
{
    [Fact]
    public void Quality_NoMetrics_SaysSo()
    {
        var quality = Render<ModelQuality>(parameters => parameters.Add(q => q.Metrics, []).Add(q => q.Version, "20260101-00000000"));
        Assert.Contains("20260101-00000000 says nothing about its quality", quality.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Quality_TwoGroups_HasATableWithItsProtocolEach()
    {
        var quality = Render<ModelQuality>(parameters => parameters.Add(q => q.Version, "20260101-00000000").Add(q => q.Metrics,
        [
            new("recall@500", 0.5, "half hidden", "blend", "editorial"),
            new("recall@500", 0.25, "half hidden", "blend", "archived"),
        ]));
        Assert.Equal(2, quality.FindAll("table").Count);
        Assert.Contains("half hidden", quality.Markup, StringComparison.Ordinal);
    }
}
