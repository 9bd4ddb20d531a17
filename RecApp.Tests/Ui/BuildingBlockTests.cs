using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Charts;
using RecApp.Components.Layout;
using RecApp.Tests.Components;
using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class BuildingBlockTests : ComponentTest
{
    [Fact]
    public void ChartTableView_RowsLeftOut_SaysHowManyAndAlignsNumbers()
    {
        var table = new ChartTable(["Name", "Songs"], [[Hostile, "7"]], new HashSet<int> { 1 }) { Left = 1234 };
        var view = Render<ChartTableView>(parameters => parameters.Add(v => v.Title, "Songs by name").Add(v => v.Table, table));
        Assert.Equal(Hostile, view.FindAll("td")[0].TextContent);
        Assert.Equal("number", view.FindAll("td")[1].GetAttribute("class"));
        Assert.Contains("1,234 more rows", view.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void NavigationList_OnAPage_MarksThatPageOnly()
    {
        Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().NavigateTo("/models");
        var list = Render<NavigationList>();
        Assert.Equal("Models", Assert.Single(list.FindAll("a[aria-current=page]")).TextContent.Trim());
    }
}
