using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Experiments;
using RecApp.Validation;
using RecApp.Visitors;

namespace RecApp.Hosting.Limits;

/// <summary>
/// Tells one visitor from another, for experiments and for what is recommended next. Programs name theirs in a header; a browser gets a random name
/// in a cookie, unless nothing is remembered and no experiment runs: nobody is marked for nothing. The name says nothing about a person and is
/// stored nowhere; what is, is its hash.
/// </summary>
internal sealed class VisitorIdentity(RequestDelegate next, RunningExperiments running, IOptions<VisitorOptions> visitors)
{
    /// <summary>The cookie of browsers.</summary>
    public const string Cookie = "recapp-visitor";

    private const int LongestName = 64, RandomBytes = 16;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public Task InvokeAsync(HttpContext context)
    {
        if (NameOf(context) is { } visitor)
            Caller.Current = Caller.Current with { Visitor = visitor };
        return next(context);
    }

    private string? NameOf(HttpContext context)
    {
        if (Caller.Current.Way != Caller.Page)
            return NamedBy(context.Request.Headers[CurrentVisitor.Header]);
        if (!visitors.Value.Remember && !running.Any)
            return null;
        string? known = context.Request.Cookies[Cookie];
        return IsName(known) ? known : RateLimits.IsPage(context) ? NewName(context) : null;
    }

    private static string? NamedBy(string? header) => string.IsNullOrEmpty(header) ? null
        : IsName(header) ? header
        : throw new InvalidRequestException(CurrentVisitor.Header, $"must be 1 to {LongestName} letters, digits, - and _.");

    private static string NewName(HttpContext context)
    {
        string name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        context.Response.Cookies.Append(Cookie, name, new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
            MaxAge = Kept,
        });
        return name;
    }

    private static bool IsName(string? text) =>
        text is { Length: >= 1 and <= LongestName } && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
