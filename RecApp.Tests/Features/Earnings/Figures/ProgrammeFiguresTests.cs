using Bunit;
using Microsoft.AspNetCore.Components;
using RecApp.Features.Earnings.Figures;
using RecApp.Features.Earnings.Page;
using RecApp.Tests.Charts;
using RecApp.Tests.Components;
using RecApp.Tests.Features.Earnings.Page;

namespace RecApp.Tests.Features.Earnings.Figures;

public sealed class ProgrammeFiguresTests : ComponentTest, IClassFixture<ServedEarnings>
{
    private readonly ServedEarnings _served;

    public ProgrammeFiguresTests(ServedEarnings served)
    {
        (_served = served).AddTo(Services);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public async Task Figures_OfTheShippedModel_CountEveryProgramme()
    {
        var catalogue = await _served.Service.CatalogueAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(55_334, ProgrammeFigures.Programmes(catalogue));
        Assert.Equal(55_334, catalogue.Inputs.Region.Counts.Sum());
        Assert.Matches(@"^Nine in ten programmes with a Bachelor's Degree lie between \$\d\d,\d{3} and \$\d\d,\d{3}$", ProgrammeFigures.Spread(catalogue).Title);
        Assert.Equal("Southeast is the most common region, with 12,376 programmes", ProgrammeFigures.Regions(catalogue).Title);
        Assert.StartsWith("Average SAT is unknown for", ProgrammeFigures.Unknown(catalogue).Title, StringComparison.Ordinal);
        Assert.All(ProgrammeFigures.All(catalogue), FigureAssert.IsCompleteAndSafe);
        Assert.Equal(8, ProgrammeFigures.Medians(catalogue).Table!.Rows.Count);
    }

    [Fact]
    public void DataSet_Rendered_ShowsFactsAndCharts()
    {
        var data = Render<EarningsDataSet>();
        data.WaitForAssertion(() => Assert.Equal(6, data.FindAll("figure").Count));
        Assert.Contains("6,126", data.Find("dl").TextContent, StringComparison.Ordinal);
    }
}
