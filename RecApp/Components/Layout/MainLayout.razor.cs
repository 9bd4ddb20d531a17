using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using RecApp.Features;
using RecApp.Ui;

namespace RecApp.Components.Layout;

/// <summary>Header, navigation and content. On a narrow screen the navigation opens below the header by a button.</summary>
public sealed partial class MainLayout(NavigationManager navigation, FeatureList features) : LayoutComponentBase, IDisposable
{
    private ElementReference _menuButton;
    private bool _menuOpen;

    // The base address is "/", so a bare fragment would lead to the home page.
    private string SkipAddress => new Uri(navigation.Uri).PathAndQuery + "#content";

    private FeaturePage Page => features.PageAt(new Uri(navigation.Uri).AbsolutePath);

    protected override void OnInitialized() => navigation.LocationChanged += OnMoved;

    private void ToggleMenu() => _menuOpen = !_menuOpen;

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key != "Escape" || !_menuOpen)
            return;
        _menuOpen = false;
        await _menuButton.FocusAsync();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved)
    {
        _menuOpen = false;
        _ = InvokeAsync(StateHasChanged).ReportTo(DispatchExceptionAsync);
    }

    public void Dispose() => navigation.LocationChanged -= OnMoved;
}
