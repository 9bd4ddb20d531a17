using MudBlazor;
using MudBlazor.Services;
using RecApp.Components.Layout;
using RecApp.Features;
using RecApp.Hosting;
using RecApp.Hosting.Administration;
using RecApp.Hosting.Draining;
using RecApp.Hosting.Limits;
using RecApp.Session;
using RecApp.Spotify.Player;
using RecApp.Ui;

namespace RecApp.Components;

/// <summary>What the pages share: Razor components, sidebar, session state, who is administrator.</summary>
internal static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => (hub.KeepAliveInterval, hub.ClientTimeoutInterval) = (CircuitLine.KeepAlive, CircuitLine.Timeout));
        return services.AddMudServices(mud =>
        {
            var snackbar = mud.SnackbarConfiguration;
            (snackbar.PositionClass, snackbar.HideIcon, snackbar.MaximumOpacity) = (Defaults.Classes.Position.BottomCenter, true, 100);
            (snackbar.ShowTransitionDuration, snackbar.HideTransitionDuration) = (150, 150);
        }).AddSessionState().AddDrainedCircuits().AddScoped<AdministratorAccess>().AddSingleton<Navigation>().AddSingleton<ExampleAnswers>().AddScoped(provider => provider.GetRequiredService<SessionState>().Get<PlayerQueue>());
    }

    /// <summary>Tells circuits of one browser tab from those of another.</summary>
    public static void UseShell(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.Equals(CircuitLimit.Hub, StringComparison.OrdinalIgnoreCase), hub => hub.UseMiddleware<TabIdentity>());

    /// <summary>Maps the files that browsers keep, and every page: the product's and those of features from other assemblies.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.MapStaticAssets().Unlimited("Files that browsers keep; a page brings thirty of them.");
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'")
            .AddAdditionalAssemblies([.. app.Services.GetRequiredService<FeatureList>().AdditionalAssemblies]).AnswerHead().LimitPages();
    }
}
