using RecApp.Components.Pages.HomeParts;
using RecApp.Hosting.Administration;
using RecApp.Session;

namespace RecApp.Components;

/// <summary>Registers what the pages share: Razor components, session state, who is administrator, the home page's answers.</summary>
internal static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => (hub.KeepAliveInterval, hub.ClientTimeoutInterval) = (CircuitLine.KeepAlive, CircuitLine.Timeout));
        return services.AddSessionState().AddScoped<AdministratorAccess>().AddSingleton<HomeAnswers>();
    }
}
