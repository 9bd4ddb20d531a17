using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Session;

/// <summary>A page's state as it stands in the query string. Reading never fails: what is missing, misspelt or out of range reads as the default,
/// for links are old, cut off or made by hand. Immutable; <c>With</c> returns a changed copy.</summary>
public sealed class PageState
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _pairs;

    private PageState(IReadOnlyList<KeyValuePair<string, string>> pairs) => _pairs = pairs;

    public static PageState Empty { get; } = new([]);

    /// <summary>Reads the query string of an absolute or relative address.</summary>
    public static PageState Parse(string address)
    {
        var start = address.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
            return Empty;
        var end = address.IndexOf('#', start);
        var query = QueryHelpers.ParseQuery(end < 0 ? address[start..] : address[start..end]);
        return new([.. query.SelectMany(entry => entry.Value.Select(value => KeyValuePair.Create(entry.Key, value ?? "")))]);
    }

    /// <summary>The text, cut to <paramref name="maximumLength"/> characters; null where there is none.</summary>
    public string? Text(string key, int maximumLength = 500)
    {
        var text = Values(key).FirstOrDefault()?.Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length > maximumLength ? text[..maximumLength] : text;
    }

    /// <summary>The number, or the default when it is missing or not within the range.</summary>
    public int Integer(string key, int otherwise, int minimum, int maximum) =>
        int.TryParse(Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : otherwise;

    /// <summary>The number, or null when it is missing or not within the range.</summary>
    public double? Number(string key, double minimum, double maximum) =>
        double.TryParse(Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : null;

    /// <summary>The allowed value that was given, in any case of letters, or the first allowed one.</summary>
    public string Choice(string key, params ReadOnlySpan<string> allowed)
    {
        var text = Text(key);
        foreach (var value in allowed)
        {
            if (value.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        return allowed[0];
    }

    public bool Flag(string key, bool otherwise) => Text(key)?.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" => false,
        _ => otherwise,
    };

    /// <summary>The values of a key that stands several times or lists its values between commas; without repetitions, at most <paramref name="maximum"/>.</summary>
    public IReadOnlyList<string> List(string key, int maximum) =>
        [.. Values(key)
            .SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)
            .Take(maximum)];

    /// <summary>Sets a key; null or the default takes it out, so that addresses stay short.</summary>
    public PageState With(string key, object? value, object? otherwise = null)
    {
        var others = _pairs.Where(pair => !pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        var text = ToText(value);
        return new(text.Length == 0 || text == ToText(otherwise) ? [.. others] : [.. others, KeyValuePair.Create(key, text)]);
    }

    /// <summary>The address of a page in this state. Commas stay readable.</summary>
    public string ToAddress(string path)
    {
        var address = new StringBuilder(path);
        foreach (var (index, pair) in _pairs.Index())
        {
            address.Append(index == 0 ? '?' : '&').Append(Uri.EscapeDataString(pair.Key)).Append('=')
                .Append(Uri.EscapeDataString(pair.Value).Replace("%2C", ",", StringComparison.Ordinal));
        }
        return address.ToString();
    }

    private IEnumerable<string> Values(string key) =>
        _pairs.Where(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value);

    private static string ToText(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        bool flag => flag ? "true" : "false",
        IEnumerable<string> list => string.Join(',', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
