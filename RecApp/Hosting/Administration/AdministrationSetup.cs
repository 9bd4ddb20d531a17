using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecApp.Cluster;
using RecApp.Hosting.Errors;
using RecApp.Validation;

namespace RecApp.Hosting.Administration;

/// <summary>Who may promote models, run batches and export what users wrote: whoever has the key in <c>Admin:Key</c>.</summary>
public static class AdministrationSetup
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "Administrator";

    internal const string Cookie = "AdminCookie", Header = "AdminHeader", Both = "Admin";

    /// <summary>Only for administrators: programs without the key get 401, people without a sign-in are sent to sign in.</summary>
    public static TBuilder RequireAdministrator<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(Policy).WithMetadata(
            new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]),
            new ProducesResponseTypeMetadata(StatusCodes.Status429TooManyRequests, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));

    internal static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.TryAddSingleton<SharedValues>();
        services.AddSettings<AdminOptions>(AdminOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddSingleton<AdminKey>().AddSingleton<KeyTries>().AddSingleton<EndedSignIns>().AddSingleton<AdminSessions>();
        services.AddSingleton<IAuthorizationHandler, AdministratorHandler>();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddAuthenticationSchemes(Both).AddRequirements(new AdministratorRequirement()));
        services.AddAuthentication(Cookie)
            .AddCookie(Cookie)
            .AddScheme<AuthenticationSchemeOptions, KeyHeaderHandler>(Header, null)
            .AddPolicyScheme(Both, null, scheme => scheme.ForwardDefaultSelector = context => ApiPaths.IsApi(context) ? Header : Cookie);
        services.AddOptions<CookieAuthenticationOptions>(Cookie).Configure<AdminSessions>(Configure);
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options, AdminSessions sessions)
    {
        options.Cookie.Name = "recapp-admin";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = sessions.Length;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context =>
        {
            if (!sessions.IsCurrent(context.Principal!))
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = options.Events.OnRedirectToAccessDenied = context =>
        {
            var request = context.Request;
            context.Response.Redirect(AdministratorAccess.SignInAddress(HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : AdministratorAccess.DefaultReturn));
            return Task.CompletedTask;
        };
    }
}
