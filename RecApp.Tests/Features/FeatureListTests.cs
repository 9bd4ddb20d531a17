using MudBlazor;
using RecApp.Features;
using RecApp.Tests.Support;
using RecApp.Ui;

namespace RecApp.Tests.Features;

public class FeatureListTests
{
    private static readonly FeatureList Own = new(FeatureList.Own);

    // Nobody looks for these.
    private static readonly string[] Excused = ["/error", "/not-found", "/admin/sign-in"];

    [Fact]
    public void Pages_EveryPage_HasALineOfItsOwn() =>
        Assert.All(Routes.All.Select(page => page.Template).Where(template => !template.Contains('{') && !Excused.Contains(template)), template => Assert.Equal(template, Own.PageAt(template).Path));

    [Fact]
    public void Pages_Texts_FitWhereTheyAreShown()
    {
        Assert.All(Own.Pages, page => Assert.InRange(page.Description.Length, 40, 170));
        Assert.Equal(Own.Pages.Count, Own.Pages.Select(page => page.Title).Distinct().Count());
    }

    [Theory]
    [InlineData("/models/playlists", "/models")]
    [InlineData("/Recommender/Movies", "/recommender/movies")]
    [InlineData("/recommenders", "/")]
    [InlineData("/no-such-page", "/")]
    public void PageAt_AnyAddress_IsTheNearest(string path, string expected) => Assert.Equal(expected, Own.PageAt(path).Path);

    [Fact]
    public void Own_KeysAndCharts_AreUniqueAndFound()
    {
        Assert.Equal(Own.All.Count, Own.All.Select(feature => feature.Key).Distinct().Count());
        Assert.Equal(Own.Charts.Count, Own.Charts.Select(chart => chart.Name).Distinct().Count());
        Assert.All(Own.Charts, chart => Assert.Same(chart, Own.FindChart(chart.Name)));
    }

    [Fact]
    public void Cards_OfOneTitle_BecomeOne()
    {
        HomeCard later = new("Both", Icons.Material.Outlined.Edit, "Second text", [("Second", "/second")], []) { Place = 2 }, sooner = new("Both", Icons.Material.Outlined.Movie, "First text", [("First", "/first")], []) { Place = 1 };

        var card = Assert.Single(new FeatureList([new Carded(later), new Carded(sooner)]).Cards);

        Assert.Equal("First text; or second text", card.Text);
        Assert.Equal(Icons.Material.Outlined.Movie, card.Icon);
        Assert.Equal(["/first", "/second"], card.Ways.Select(way => way.Address));
    }

    private sealed class Carded(HomeCard card) : IFeature
    {
        public string Key => card.Ways[0].Text;

        public HomeCard Card => card;
    }
}
