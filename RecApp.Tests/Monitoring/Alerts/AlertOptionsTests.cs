using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Monitoring;
using RecApp.Monitoring.Alerts;

namespace RecApp.Tests.Monitoring.Alerts;

public class AlertOptionsTests
{
    private const string Key = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    [Fact]
    public void Validate_Defaults_AreValidAndTellNobody()
    {
        var options = Bind([]).Value;
        Assert.Equal((60, 2, 2, false, 60_000, 5_000), (options.IntervalSeconds, options.RaiseAfter, options.EndAfter, options.Webhook.IsOn, options.Latency.LimitOf("lyrics"), options.Latency.LimitOf("movies")));
    }

    [Fact]
    public void Validate_EverythingWrong_NamesEveryKey()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(new()
        {
            ["Alerts:IntervalSeconds"] = "0",
            ["Alerts:RaiseAfter"] = "0",
            ["Alerts:Drift:Hours"] = "169",
            ["Alerts:Failed:Percent"] = "100",
            ["Alerts:Busy:LeastRequests"] = "0",
            ["Alerts:Latency:P95MsByModel:words"] = "-1",
            ["Alerts:Feedback:Days"] = "91",
            ["Alerts:Storage:Percent"] = "0",
            ["Alerts:Webhook:RetryHours"] = "0",
            ["Alerts:Webhook:Adress"] = "https://example.org",
        }).Value);
        Assert.Equal(
            [
                "Alerts:Webhook:Adress is no setting; Alerts:Webhook has Url, Key, RetryHours.",
                "Alerts:IntervalSeconds is 0; it must be 1 to 3600.",
                "Alerts:RaiseAfter is 0; it must be 1 to 100.",
                "Alerts:Drift:Hours is 169; it must be 1 to 168.",
                "Alerts:Failed:Percent is 100; it must be above 0 and below 100.",
                "Alerts:Busy:LeastRequests is 0; it must be 1 to 1000000.",
                "Alerts:Latency:P95MsByModel:words is -1; it must be above 0 and at most 1000000.",
                "Alerts:Feedback:Days is 91; it must be 1 to 90.",
                "Alerts:Storage:Percent is 0; it must be above 0 and below 100.",
                "Alerts:Webhook:RetryHours is 0; it must be 1 to 720.",
            ],
            error.Failures);
    }

    [Theory]
    [InlineData("http://example.org/hook", Key, "Url")]
    [InlineData("https://somebody:secret@example.org/hook", Key, "Url")]
    [InlineData("ftp://example.org/hook", Key, "Url")]
    [InlineData("example.org", Key, "Url")]
    [InlineData("https://example.org/hook", "", "Key")]
    [InlineData("https://example.org/hook", "c2hvcnQ=", "Key")]
    [InlineData("https://example.org/hook", "not base64 at all, and a secret", "Key")]
    public void Validate_Webhook_IsRefusedWithoutRepeatingASecret(string url, string key, string wrong)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Bind(new() { ["Alerts:Webhook:Url"] = url, ["Alerts:Webhook:Key"] = key }).Value);
        string message = Assert.Single(error.Failures);
        Assert.StartsWith($"Alerts:Webhook:{wrong} must be", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", message, StringComparison.Ordinal);
        Assert.DoesNotContain("not base64", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/hook?channel=1", Key)]
    [InlineData("http://127.0.0.1:5000/hook", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")]
    public void Validate_WebhookWithAddressAndKey_IsValid(string url, string key) =>
        Assert.Equal("0123456789abcdef0123456789abcdef"u8.ToArray(), Bind(new() { ["Alerts:Webhook:Url"] = url, ["Alerts:Webhook:Key"] = key }).Value.Webhook.KeyBytes);

    private static IOptions<AlertOptions> Bind(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddMonitoring()
        .BuildServiceProvider()
        .GetRequiredService<IOptions<AlertOptions>>();
}
