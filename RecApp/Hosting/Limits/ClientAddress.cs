using System.Net;
using System.Net.Sockets;

namespace RecApp.Hosting.Limits;

/// <summary>What counts as one caller for limits.</summary>
internal static class ClientAddress
{
    /// <summary>An IPv4 address as it is; of an IPv6 address the first 64 bits, because one household owns all behind them.</summary>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
