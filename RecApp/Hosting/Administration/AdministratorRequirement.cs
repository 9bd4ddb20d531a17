using Microsoft.AspNetCore.Authorization;
using RecApp.Hosting.Security;

namespace RecApp.Hosting.Administration;

/// <summary>The one rule of the policy; endpoints, pages and circuit events ask it alike.</summary>
internal sealed class AdministratorRequirement : IAuthorizationRequirement;

/// <summary>Decides by what holds now, not by what held when the circuit began.</summary>
internal sealed class AdministratorHandler(AdminKey key, AdminSessions sessions) : AuthorizationHandler<AdministratorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AdministratorRequirement requirement)
    {
        if (sessions.IsCurrent(context.User) || (key.IsOpen && !IsForeign(context.Resource as HttpContext)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // Where no key is needed, another site's page must not be able to use the developer's browser.
    private static bool IsForeign(HttpContext? context) =>
        context?.Request.Headers.Origin is { Count: > 0 } header
        && !(Origin.TryParse(header, out var origin) && Origin.IsOwn(origin, context.Request.Host));
}
