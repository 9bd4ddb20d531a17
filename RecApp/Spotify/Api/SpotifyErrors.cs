using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace RecApp.Spotify.Api;

/// <summary>Makes sense of Spotify's error answers. What they say decides which problem it is, and is never passed on.</summary>
internal static class SpotifyErrors
{
    /// <summary>Where a header gives no time; Spotify counts over half a minute.</summary>
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(5);

    public static SpotifyException Of(HttpResponseMessage answer, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        var (code, text) = Read(content);
        var says = (string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
        return new((int)answer.StatusCode switch
        {
            400 when code == "invalid_grant" => SpotifyProblem.SignedOut,
            401 => SpotifyProblem.SignedOut,
            403 when says("not registered") || says("not be registered") || says("allowlist") => SpotifyProblem.NotRegistered,
            403 when says("scope") => SpotifyProblem.MissingPermission,
            403 => SpotifyProblem.Forbidden,
            404 => SpotifyProblem.NotFound,
            429 when code == "QUOTA_EXCEEDED" => SpotifyProblem.Quota,
            429 => SpotifyProblem.Busy,
            >= 500 or 408 => SpotifyProblem.Unavailable,
            _ => SpotifyProblem.Refused,
        }, answer.StatusCode == HttpStatusCode.TooManyRequests && code != "QUOTA_EXCEEDED" ? Wait(answer.Headers.RetryAfter, now) : null);
    }

    private static TimeSpan Wait(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? header?.Date - now ?? UsualWait;
        return wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);
    }

    // {"error":{"status":429,"message":"…","reason":"…"}} of the Web API, {"error":"…","error_description":"…"} of the accounts service, or plain text.
    private static (string Code, string Text) Read(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content.Length <= 4096 ? content : content[..4096]);
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("error", out var error))
            {
                if (error.ValueKind == JsonValueKind.String)
                    return (error.GetString()!, text);
                if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String)
                    return (reason.GetString()!, text);
            }
        }
        catch (JsonException)
        {
            // Plain text.
        }
        return ("", text);
    }
}
