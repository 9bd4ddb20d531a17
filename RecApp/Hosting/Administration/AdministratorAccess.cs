using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace RecApp.Hosting.Administration;

/// <summary>For circuit events: a button that is not shown can be clicked all the same, so each handler asks here first.</summary>
public sealed class AdministratorAccess(AuthenticationStateProvider states, IAuthorizationService authorization)
{
    /// <summary>Where administrators have something to do.</summary>
    public const string DefaultReturn = "/models";

    /// <summary>Whether the person in this circuit is administrator at this moment.</summary>
    public async Task<bool> IsGrantedAsync()
    {
        var state = await states.GetAuthenticationStateAsync();
        return (await authorization.AuthorizeAsync(state.User, AdministrationSetup.Policy)).Succeeded;
    }

    /// <summary>The sign-in page that leads back to <paramref name="address"/>.</summary>
    /// <param name="address">A path of this application with its query string.</param>
    public static string SignInAddress(string address) => $"{SignInEndpoints.Page}?returnUrl={Uri.EscapeDataString(address)}";
}
