namespace RecApp.Features.Library.Comparing;

/// <summary>The address that lays two answers side by side.</summary>
internal static class CompareAddress
{
    public const string Path = "/compare";

    /// <summary>Of the addresses of two answers.</summary>
    public static string Of(string first, string second) => $"{Path}?a={Escaped(first)}&b={Escaped(second)}";

    // What may stand in a query string as it is stays readable, and 150 songs stay short.
    private static string Escaped(string address) => Uri.EscapeDataString(address)
        .Replace("%2F", "/", StringComparison.Ordinal).Replace("%3F", "?", StringComparison.Ordinal)
        .Replace("%2C", ",", StringComparison.Ordinal).Replace("%3D", "=", StringComparison.Ordinal);
}
