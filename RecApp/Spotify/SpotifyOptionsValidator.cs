using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using RecApp.Spotify.SignIn;
using RecApp.Validation;

namespace RecApp.Spotify;

/// <summary>Collects everything that is wrong with the section; each message names the key.</summary>
internal sealed partial class SpotifyOptionsValidator(IConfiguration configuration) : IValidateOptions<SpotifyOptions>
{
    public ValidateOptionsResult Validate(string? name, SpotifyOptions options)
    {
        var failures = new List<string>();
        UnknownKeys.Collect(configuration.GetSection(SpotifyOptions.Section), typeof(SpotifyOptions), failures);
        if (options.ClientId.Length > 0 && !ClientId().IsMatch(options.ClientId))
            failures.Add("Spotify:ClientId must be the 32 letters and digits that developer.spotify.com shows as Client ID, or empty.");
        if (options.RedirectUri.Length > 0 && !IsRedirect(options.RedirectUri))
            failures.Add($"Spotify:RedirectUri is '{options.RedirectUri}'; it must be https, or http with 127.0.0.1 or [::1], and end with {SpotifyAddresses.Callback}.");
        Server("AccountsUrl", options.AccountsUrl);
        Server("ApiUrl", options.ApiUrl);
        if (options.SessionHours is < 1 or > 720)
            failures.Add($"Spotify:SessionHours is {options.SessionHours}; it must be between 1 and 720.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Server(string key, string address)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || !RedirectAddress.IsAllowed(server)
                || server.Query.Length + server.Fragment.Length + server.UserInfo.Length > 0 || address.EndsWith('/'))
                failures.Add($"Spotify:{key} is '{address}'; it must be https (http only on a loopback address) without a slash at its end, as in {(key == "ApiUrl" ? new SpotifyOptions().ApiUrl : new SpotifyOptions().AccountsUrl)}.");
        }
    }

    private static bool IsRedirect(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var redirect) && RedirectAddress.IsAllowed(redirect)
        && redirect.AbsolutePath == SpotifyAddresses.Callback && redirect.Query.Length + redirect.Fragment.Length + redirect.UserInfo.Length == 0;

    [GeneratedRegex(@"\A[0-9A-Za-z]{32}\z")]
    private static partial Regex ClientId();
}
