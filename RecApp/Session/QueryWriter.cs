using System.Globalization;

namespace RecApp.Session;

/// <summary>Writes a page's address: its path, and in the order in which they are added the parameters that differ from what is usual.</summary>
public sealed class QueryWriter(string path)
{
    private readonly List<string> _parameters = [];

    /// <summary>Adds a value that stands in an address as it is.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value; null or the usual one leaves it out.</param>
    /// <param name="usual">What a page takes where the parameter is missing.</param>
    public QueryWriter Add(string name, string? value, string usual = "")
    {
        if (value is not null && value != usual)
            _parameters.Add($"{name}={value}");
        return this;
    }

    /// <summary>Adds a number with at most two decimals, unless it is missing or the usual one.</summary>
    public QueryWriter Add(string name, double? value, double? usual = null) =>
        Add(name, value == usual ? null : value?.ToString("0.##", CultureInfo.InvariantCulture));

    /// <summary>Adds what a person wrote, escaped.</summary>
    public QueryWriter AddText(string name, string? text, string usual = "") => Add(name, text == usual || text is null ? null : Uri.EscapeDataString(text));

    /// <summary>The address.</summary>
    public override string ToString() => _parameters.Count == 0 ? path : $"{path}?{string.Join('&', _parameters)}";
}
