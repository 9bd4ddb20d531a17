namespace RecApp.Spotify.SignIn;

/// <summary>Two cookies of random text, both out of scripts' reach: one while signing in, one for the session. Neither says anything by itself.</summary>
internal static class SpotifyCookies
{
    public const string Session = "recapp-spotify";

    public const string Binding = "recapp-spotify-sign-in";

    /// <summary>Only the callback needs it.</summary>
    public static void SetBinding(HttpContext context, string value, bool secure) =>
        context.Response.Cookies.Append(Binding, value, Options(SpotifyAddresses.Root, secure, PendingSignIns.Lifetime));

    public static void DeleteBinding(HttpContext context) => context.Response.Cookies.Delete(Binding, Options(SpotifyAddresses.Root, context.Request.IsHttps, null));

    /// <summary>Goes with the browser session.</summary>
    public static void SetSession(HttpContext context, string value, bool secure) => context.Response.Cookies.Append(Session, value, Options("/", secure, null));

    public static void DeleteSession(HttpContext context) => context.Response.Cookies.Delete(Session, Options("/", context.Request.IsHttps, null));

    // Lax, not Strict: the browser comes back from Spotify, which is another site.
    private static CookieOptions Options(string path, bool secure, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = secure, Path = path, MaxAge = age, IsEssential = true };
}
