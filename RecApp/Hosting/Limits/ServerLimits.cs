using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RecApp.Hosting.Limits;

/// <summary>How much of a connection's time and of the server's memory a request may take before the application sees it.</summary>
internal static class ServerLimits
{
    // A phone on a bad line sends ten times as fast; who is slower holds a connection and a buffer.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(5));
    private static readonly TimeSpan LongestHeaders = TimeSpan.FromSeconds(10);

    public static void Configure(KestrelServerOptions kestrel, IConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.RequestHeadersTimeout = LongestHeaders;
        kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
        // What a connection may send before somebody reads it: a thousand that wait must not hold a gigabyte.
        kestrel.Limits.MaxRequestBufferSize = 64 * 1024;
        // Read past the validator, which speaks up at start: Kestrel is built before that and would only throw.
        if (configuration.GetValue<long?>($"{HostingOptions.Section}:{nameof(HostingOptions.MaxRequestBodyBytes)}") is > 0 and var limit)
            kestrel.Limits.MaxRequestBodySize = limit;
    }
}
