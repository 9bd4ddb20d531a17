using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Limits;
using RecApp.Session;

namespace RecApp.Hosting.Administration;

/// <summary>What the forms of the sign-in page post to.</summary>
internal static partial class SignInEndpoints
{
    /// <summary>The page with the forms.</summary>
    public const string Page = "/admin/sign-in";

    /// <summary>Takes the key.</summary>
    public const string SignIn = "/admin/session";

    /// <summary>Ends the sign-in.</summary>
    public const string SignOut = "/admin/session/end";

    public static void MapSignIn(this WebApplication app)
    {
        app.MapPost(SignIn, SignInAsync).RequireRateLimiting(RateLimits.Pages).ExcludeFromDescription();
        app.MapPost(SignOut, SignOutAsync).RequireRateLimiting(RateLimits.Pages).ExcludeFromDescription();
    }

    private static async Task SignInAsync(
        HttpContext context, KeyTries tries, AdminSessions sessions, ILogger<AdminSessions> logger)
    {
        if (await ReadFormAsync(context) is not { } form)
            return;
        string? returnUrl = form["returnUrl"];
        var tried = await tries.TryAsync(ClientAddress.Of(context), form["key"]);
        if (tried.IsRight)
        {
            await context.SignInAsync(AdministrationSetup.Cookie, sessions.Begin(AdministrationSetup.Cookie));
            SignedIn(logger);
            SeeOther(context, LocalAddress.Of(returnUrl, AdministratorAccess.DefaultReturn));
        }
        else if (tried.Wait is null)
        {
            WrongKey(logger);
            SeeOther(context, $"{AdministratorAccess.SignInAddress(LocalAddress.Of(returnUrl, AdministratorAccess.DefaultReturn))}&wrong=true");
        }
        else
        {
            context.Response.Headers.RetryAfter = tried.WaitSeconds.ToString(CultureInfo.InvariantCulture);
            await PlainPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many wrong keys",
                $"Your address has given too many wrong keys. Wait {tried.WaitSeconds} s, then go back and try again.");
        }
    }

    private static async Task SignOutAsync(HttpContext context, AdminSessions sessions)
    {
        if (await ReadFormAsync(context) is not { } form)
            return;
        sessions.End(context.User);
        await context.SignOutAsync(AdministrationSetup.Cookie);
        SeeOther(context, LocalAddress.Of(form["returnUrl"], AdministratorAccess.DefaultReturn));
    }

    // By hand, because the framework answers a form without its token with an exception.
    private static async Task<IFormCollection?> ReadFormAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return await context.Request.ReadFormAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await PlainPage.WriteStatusAsync(context);
        return null;
    }

    // 303: the browser comes back with GET, and reloading the page sends no form again.
    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    [LoggerMessage(4, LogLevel.Information, "An administrator signed in")]
    private static partial void SignedIn(ILogger logger);

    [LoggerMessage(5, LogLevel.Warning, "Somebody tried to sign in as administrator with a wrong key")]
    private static partial void WrongKey(ILogger logger);
}
