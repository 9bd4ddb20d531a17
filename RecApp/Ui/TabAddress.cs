using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Ui;

/// <summary>The tab of an answer in a page's address, as <c>tab=map</c>.</summary>
public static class TabAddress
{
    private const string Parameter = "tab";

    /// <summary>The key of the tab; empty where the address names none.</summary>
    public static string Of(string address) => QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(Parameter, out var values) ? values[^1] ?? "" : "";

    /// <summary>The address as it is without a tab.</summary>
    public static string Without(string address)
    {
        int start = address.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
            return address;
        string[] kept = [.. address[(start + 1)..].Split('&').Where(part => !part.StartsWith(Parameter + "=", StringComparison.Ordinal))];
        return kept.Length == 0 || kept is [""] ? address[..start] : $"{address[..start]}?{string.Join('&', kept)}";
    }

    /// <summary>The address with a tab; as it is for the first one, whose key is empty.</summary>
    public static string With(string address, string tab) => tab.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Parameter}={tab}";
}
