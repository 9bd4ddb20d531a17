using System.Net;

namespace RecApp.Spotify.SignIn;

/// <summary>Where Spotify sends people back: as configured, or derived from the request where Spotify accepts that.</summary>
internal static class RedirectAddress
{
    /// <summary>Spotify accepts https, and http on a loopback address; "localhost" it refuses.</summary>
    public static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsLoopbackAddress(address.Host));

    /// <summary>The redirect URI for people who came to this scheme and host; null where Spotify would refuse it.</summary>
    public static string? For(SpotifyOptions options, string scheme, HostString host)
    {
        if (options.RedirectUri.Length > 0)
            return options.RedirectUri;
        return host.HasValue && Uri.TryCreate($"{scheme}://{host.ToUriComponent()}{SpotifyAddresses.Callback}", UriKind.Absolute, out var derived) && IsAllowed(derived)
            ? derived.AbsoluteUri
            : null;
    }

    /// <summary>The same request by the loopback address instead of "localhost"; null for any other host.</summary>
    public static string? Loopback(string scheme, HostString host, string pathAndQuery) =>
        host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            ? $"{scheme}://127.0.0.1{(host.Port is { } port ? $":{port}" : "")}{pathAndQuery}"
            : null;

    private static bool IsLoopbackAddress(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address);
}
