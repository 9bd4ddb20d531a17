using System.Reflection;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecApp.Components.Layout;
using RecApp.Features;

namespace RecApp.Tests.Components.Layout;

public sealed class NavigationTests
{
    private static readonly Navigation Sidebar = new(new(FeatureList.Own));

    [Fact]
    public void Items_EveryAddress_IsAPageThatExists()
    {
        var routes = typeof(MainLayout).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToHashSet();

        var items = Sidebar.Items.SelectMany(item => item.Children.Prepend(item)).Where(item => item.Address is not null);

        Assert.All(items, item => Assert.Contains(item.Address!, routes));
    }

    [Fact]
    public void Items_OfTheProduct_HaveTheirOrderAndGroups()
    {
        Assert.Equal(["Home", "Recommender", "Predictor", "Sentiment", "Lyrics", "Library", "Compare", "Models", "Monitor", "Experiments", "About the data", "Blog"], Sidebar.Items.Select(item => item.Title));
        Assert.Equal(["Playlists", "Films"], Sidebar.Group("Recommender").Select(item => item.Title));
        Assert.Equal(["Earnings", "Regression"], Sidebar.Group("Predictor").Select(item => item.Title));
        Assert.Empty(Sidebar.Group("Blog"));
        Assert.Null(Sidebar.Items[1].Icon);
        Assert.Equal(Icons.Material.Outlined.MusicNote, Sidebar.Items[1].Children[0].Icon);
    }

    [Fact]
    public void IsPrefix_PageWithAnotherBelowIt_IsTrueForItAlone() =>
        Assert.Equal(["/", "/recommender", "/predictor", "/monitor"], Sidebar.Items.SelectMany(item => item.Children.Prepend(item)).Where(item => item.IsPrefix).Select(item => item.Address!));
}
