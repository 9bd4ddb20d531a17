using Microsoft.Extensions.Options;
using RecApp.Hosting.Security;
using RecApp.Validation;

namespace RecApp.Hosting;

/// <summary>Collects everything that is wrong with the section, so that one start shows all of it.</summary>
internal sealed class HostingOptionsValidator(IConfiguration configuration) : IValidateOptions<HostingOptions>
{
    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        var failures = new List<string>();
        UnknownKeys.Collect(configuration.GetSection(HostingOptions.Section), typeof(HostingOptions), failures);
        foreach (var origin in options.AllowedOrigins.Where(origin => !Origin.TryParse(origin, out _)))
            failures.Add($"Hosting:AllowedOrigins holds '{origin}'; an origin is a scheme, a host and nothing behind it, as in https://recapp.example.");
        foreach (var proxy in options.KnownProxies.Where(proxy => !ReverseProxy.TryParse(proxy, out _)))
            failures.Add($"Hosting:KnownProxies holds '{proxy}'; allowed are addresses and networks, as in 127.0.0.1 and 10.0.0.0/8.");
        Range("MaxRequestBodyBytes", options.MaxRequestBodyBytes, 1024, 1L << 30);
        Rule("Api", options.RateLimits.Api);
        Rule("Pages", options.RateLimits.Pages);
        Rule("Circuits", options.RateLimits.Circuits);
        Rule("Feedback", options.RateLimits.Feedback);
        Range("Circuits:PerAddress", options.Circuits.PerAddress, 1, 1_000_000);
        Range("Circuits:DisconnectedRetained", options.Circuits.DisconnectedRetained, 0, 1_000_000);
        Range("Circuits:DisconnectedRetentionSeconds", options.Circuits.DisconnectedRetentionSeconds, 1, 86_400);
        Range("Circuits:JSInteropTimeoutSeconds", options.Circuits.JSInteropTimeoutSeconds, 1, 600);
        Range("Admission:LargeBodyBytes", options.Admission.LargeBodyBytes, 1024, 48 * 1024);
        Range("Admission:AtOnce", options.Admission.AtOnce, 0, 1024);
        Range("Admission:Queue", options.Admission.Queue, 0, 1_000_000);
        Range("Admission:DeadlineSeconds", options.Admission.DeadlineSeconds, 1, 600);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Rule(string rule, RateLimitRule limits)
        {
            Range($"RateLimits:{rule}:RequestsPerSecond", limits.RequestsPerSecond, 1, 1_000_000);
            Range($"RateLimits:{rule}:Burst", limits.Burst, 1, 10_000_000);
        }

        void Range(string key, long value, long least, long most)
        {
            if (value < least || value > most)
                failures.Add($"Hosting:{key} is {value}; it must be between {least} and {most}.");
        }
    }
}
