using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;
using RecApp.Features;
using RecApp.Ui;

namespace RecApp.Components.Layout;

/// <summary>App bar, drawer and content. On a wide screen the drawer shrinks to its icons, on a narrow one it opens over the content.</summary>
public sealed partial class MainLayout(NavigationManager navigation, FeatureList features) : LayoutComponentBase, IDisposable
{
    private MudIconButton? _menuButton;

    // The drawer closes itself where the window is narrow.
    private bool _open = true;

    // The base address is "/", so a bare fragment would lead to the home page.
    private string SkipAddress => new Uri(navigation.Uri).PathAndQuery + "#content";

    private FeaturePage Page => features.PageAt(new Uri(navigation.Uri).AbsolutePath);

    public void Dispose() => navigation.LocationChanged -= OnMoved;

    protected override void OnInitialized() => navigation.LocationChanged += OnMoved;

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key != "Escape" || !_open)
            return;
        _open = false;
        if (_menuButton is not null)
            await _menuButton.FocusAsync();
    }

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(StateHasChanged).ReportTo(DispatchExceptionAsync);
}
