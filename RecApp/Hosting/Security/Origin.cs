using System.Diagnostics.CodeAnalysis;

namespace RecApp.Hosting.Security;

/// <summary>The origin of a web page: scheme, host and port.</summary>
internal static class Origin
{
    /// <summary>Reads <c>https://host[:port]</c>; anything with a path, a user or another scheme is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? origin) =>
        Uri.TryCreate(text, UriKind.Absolute, out origin)
        && origin.Scheme is "http" or "https"
        && origin.UserInfo.Length == 0
        && origin.PathAndQuery == "/" && origin.Fragment.Length == 0
        && !text!.EndsWith('/');

    /// <summary>Same host and port as the request came to. The scheme may differ: a proxy in front ends TLS.</summary>
    public static bool IsOwn(Uri origin, HostString host) =>
        origin.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && origin.Port == (host.Port ?? (origin.Scheme == "https" ? 443 : 80));
}
