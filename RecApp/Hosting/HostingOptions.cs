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
}
