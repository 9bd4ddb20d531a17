using System.Buffers.Text;
using RecApp.Validation;

namespace RecApp.Monitoring.Alerts.Webhook;

/// <summary>The configuration section <c>Alerts:Webhook</c>: an address that is told of every alert.</summary>
public sealed class WebhookOptions
{
    private const string KeyPrefix = "whsec_";
    private const int ShortestKey = 24, LongestKey = 64;

    /// <summary>The address; empty for none.</summary>
    public string Url { get; set; } = "";

    /// <summary>
    /// What messages are signed with: 24 to 64 random bytes in Base64, with or without <c>whsec_</c> in front. A secret; belongs into the environment
    /// (<c>Alerts__Webhook__Key</c>) or user secrets.
    /// </summary>
    public string Key { get; set; } = "";

    /// <summary>Hours for which a message is tried again, 1–720.</summary>
    public int RetryHours { get; set; } = 72;

    internal bool IsOn => Url.Length > 0;

    internal byte[] KeyBytes => Convert.FromBase64String(Text(Key));

    // Neither stands in a message: addresses of webhooks are often secrets, too.
    internal void Check(SettingProblems problems)
    {
        if (IsOn && (!Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.UserInfo.Length + address.Fragment.Length > 0
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))))
            problems.Add("Alerts:Webhook:Url must be an https address (http only on a loopback address) without user name and fragment, or empty.");
        if (Key.Length > 0 || IsOn)
        {
            if (!Base64.IsValid(Text(Key), out int bytes) || bytes is < ShortestKey or > LongestKey)
                problems.Add($"Alerts:Webhook:Key must be {ShortestKey} to {LongestKey} random bytes in Base64, as 'openssl rand -base64 32' writes them.");
        }
        problems.Range("Webhook:RetryHours", RetryHours, 1, 720);
    }

    private static string Text(string key) => key.StartsWith(KeyPrefix, StringComparison.Ordinal) ? key[KeyPrefix.Length..] : key;
}
