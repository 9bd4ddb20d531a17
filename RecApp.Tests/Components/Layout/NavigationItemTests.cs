using System.Reflection;
using Microsoft.AspNetCore.Components;
using RecApp.Components.Layout;

namespace RecApp.Tests.Components.Layout;

public sealed class NavigationItemTests
{
    [Fact]
    public void All_EveryAddress_IsAPageThatExists()
    {
        var routes = typeof(MainLayout).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).ToHashSet();

        var items = NavigationItem.All.SelectMany(item => item.Children.Prepend(item)).Where(item => item.Address is not null);

        Assert.All(items, item => Assert.Contains(item.Address!, routes));
    }
}
