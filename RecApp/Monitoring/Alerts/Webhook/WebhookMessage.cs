using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecApp.Monitoring.Alerts.Webhook;

/// <summary>What a webhook gets, as standardwebhooks.com describes it: a body of <c>type</c>, <c>timestamp</c> and <c>data</c>, and three headers.</summary>
internal static class WebhookMessage
{
    public const string IdHeader = "webhook-id", TimeHeader = "webhook-timestamp", SignatureHeader = "webhook-signature";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The body for an alert that begins or has ended.</summary>
    public static string Of(Alert alert) => JsonSerializer.Serialize(
        new
        {
            type = alert.EndedUtc is null ? AlertMeters.RaisedEvent : AlertMeters.EndedEvent,
            timestamp = alert.EndedUtc ?? alert.RaisedUtc,
            data = new
            {
                alert.Id,
                rule = AlertStore.Name(alert.Key.Rule),
                alert.Key.Model,
                alert.Key.Subject,
                alert.Detail,
                alert.Measured,
                alert.Threshold,
                alert.RaisedUtc,
                alert.EndedUtc,
                what = AlertText.What(alert, alert.Key.Model),
                advice = AlertText.Advice(alert.Key.Rule),
            },
        },
        Json);

    /// <summary>HMAC-SHA256 of <c>id.timestamp.body</c> in Base64, behind the version of the scheme.</summary>
    /// <param name="key">The shared secret.</param>
    /// <param name="id">The message's.</param>
    /// <param name="seconds">When it is sent, in seconds since 1970.</param>
    /// <param name="body">As it is sent.</param>
    public static string Sign(byte[] key, string id, long seconds, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.{body}"))))}";
}
