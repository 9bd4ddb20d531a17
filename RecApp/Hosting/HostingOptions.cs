using RecApp.Hosting.Security;
using RecApp.Validation;

namespace RecApp.Hosting;

/// <summary>Limits and origins of the HTTP side. Every key stands in appsettings.json with its default.</summary>
public sealed class HostingOptions
{
    public const string Section = "Hosting";

    /// <summary>Origins besides the application's own that may open a circuit, as in <c>https://recapp.example</c>.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// Reverse proxies whose word is taken for a caller's address and scheme, as addresses or networks: <c>127.0.0.1</c>, <c>10.0.0.0/8</c>.
    /// Of any other neighbour these headers are ignored.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; init; } = [];

    /// <summary>Longest request body, in bytes. Files on pages travel over the circuit and don't count.</summary>
    public long MaxRequestBodyBytes { get; init; } = 4 * 1024 * 1024;

    public RateLimitOptions RateLimits { get; init; } = new();

    public CircuitLimitOptions Circuits { get; init; } = new();

    public AdmissionOptions Admission { get; init; } = new();

    internal void Check(SettingProblems problems)
    {
        foreach (string origin in AllowedOrigins.Where(origin => !Origin.TryParse(origin, out _)))
            problems.Add($"Hosting:AllowedOrigins holds '{origin}'; an origin is a scheme, a host and nothing behind it, as in https://recapp.example.");
        foreach (string proxy in KnownProxies.Where(proxy => !ReverseProxy.TryParse(proxy, out _)))
            problems.Add($"Hosting:KnownProxies holds '{proxy}'; allowed are addresses and networks, as in 127.0.0.1 and 10.0.0.0/8.");
        problems.Range(nameof(MaxRequestBodyBytes), MaxRequestBodyBytes, 1024, 1L << 30);
        CheckRule("Api", RateLimits.Api);
        CheckRule("Pages", RateLimits.Pages);
        CheckRule("Circuits", RateLimits.Circuits);
        CheckRule("Feedback", RateLimits.Feedback);
        problems.Range("Circuits:PerAddress", Circuits.PerAddress, 1, 1_000_000);
        problems.Range("Circuits:DisconnectedRetained", Circuits.DisconnectedRetained, 0, 1_000_000);
        problems.Range("Circuits:DisconnectedRetentionSeconds", Circuits.DisconnectedRetentionSeconds, 1, 86_400);
        problems.Range("Circuits:JSInteropTimeoutSeconds", Circuits.JSInteropTimeoutSeconds, 1, 600);
        problems.Range("Circuits:DrainSeconds", Circuits.DrainSeconds, 0, 600);
        problems.Range("Admission:LargeBodyBytes", Admission.LargeBodyBytes, 1024, 48 * 1024);
        problems.Range("Admission:AtOnce", Admission.AtOnce, 0, 1024);
        problems.Range("Admission:Queue", Admission.Queue, 0, 1_000_000);
        problems.Range("Admission:DeadlineSeconds", Admission.DeadlineSeconds, 1, 600);

        void CheckRule(string rule, RateLimitRule limits)
        {
            problems.Range($"RateLimits:{rule}:RequestsPerSecond", limits.RequestsPerSecond, 1, 1_000_000);
            problems.Range($"RateLimits:{rule}:Burst", limits.Burst, 1, 10_000_000);
        }
    }
}

/// <summary>How many expensive requests are worked on at once, whoever sends them.</summary>
public sealed class AdmissionOptions
{
    /// <summary>A body of more bytes is large: 1,024–49,152, so that one of unknown size shows it before it has to be read.</summary>
    public int LargeBodyBytes { get; init; } = 32 * 1024;

    /// <summary>Requests with large bodies at once, of one address at most half; as many pages rendered at once. 0 for one per processor, at least two.</summary>
    public int AtOnce { get; init; }

    /// <summary>Requests of either kind that wait.</summary>
    public int Queue { get; init; } = 256;

    /// <summary>Longest wait.</summary>
    public int DeadlineSeconds { get; init; } = 10;
}

/// <summary>Requests of one address, by what they ask for.</summary>
public sealed class RateLimitOptions
{
    public RateLimitRule Api { get; init; } = new() { RequestsPerSecond = 1000, Burst = 2000 };

    public RateLimitRule Pages { get; init; } = new() { RequestsPerSecond = 100, Burst = 400 };

    /// <summary>A visit takes about three: negotiating, connecting, leaving. Everybody behind one router comes back at once after a restart.</summary>
    public RateLimitRule Circuits { get; init; } = new() { RequestsPerSecond = 100, Burst = 1000 };

    public RateLimitRule Feedback { get; init; } = new() { RequestsPerSecond = 5, Burst = 50 };
}

/// <summary>A token bucket: it holds <see cref="Burst"/> requests and fills up by <see cref="RequestsPerSecond"/>.</summary>
public sealed class RateLimitRule
{
    public int RequestsPerSecond { get; init; }

    public int Burst { get; init; }
}

/// <summary>Circuits are the memory of a Blazor server, so they are bounded.</summary>
public sealed class CircuitLimitOptions
{
    /// <summary>Open circuits of one address; behind one router many people share an address.</summary>
    public int PerAddress { get; init; } = 200;

    /// <summary>Circuits without a connection that wait for their browser to come back.</summary>
    public int DisconnectedRetained { get; init; } = 100;

    public int DisconnectedRetentionSeconds { get; init; } = 180;

    public int JSInteropTimeoutSeconds { get; init; } = 20;

    /// <summary>How long a server that is told to stop waits for its circuits to move on; 0 for not at all.</summary>
    public int DrainSeconds { get; init; } = 10;
}
