using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace RecApp.Hosting.Security;

/// <summary>Behind a reverse proxy a caller's address and scheme stand in headers, which only known proxies may set.</summary>
internal static class ReverseProxy
{
    /// <summary>Reads an address or a network; an address is a network of its own.</summary>
    public static bool TryParse(string? text, out IPNetwork network)
    {
        network = default;
        if (text is null)
            return false;
        if (!text.Contains('/', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address))
        {
            network = new(address, address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32);
            return true;
        }
        return IPNetwork.TryParse(text, out network);
    }

    /// <summary>Takes the headers of the configured proxies; has to stand before everything that asks who calls.</summary>
    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        // A text that is none ends the start in the validator.
        foreach (string proxy in app.Configuration.GetSection($"{HostingOptions.Section}:{nameof(HostingOptions.KnownProxies)}").Get<string[]>() ?? [])
            if (TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
        if (options.KnownIPNetworks.Count > 0)
            app.UseForwardedHeaders(options);
        return app;
    }
}
