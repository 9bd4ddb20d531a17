using System.Globalization;
using RecApp.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Finds a value of a category by its code or name.</summary>
internal sealed class CategoryNames
{
    private const int ShortestBeginning = 4;

    private readonly IReadOnlyList<CodeName> _values;
    private readonly HashSet<int> _codes;
    private readonly Dictionary<string, int> _names;

    public CategoryNames(IReadOnlyList<CodeName> values)
    {
        _values = values;
        _codes = [.. values.Select(value => value.Code)];
        _names = values.ToDictionary(value => Key(value.Name), value => value.Code, StringComparer.Ordinal);
    }

    /// <summary>Whether there is a value of this code.</summary>
    public bool Has(int code) => _codes.Contains(code);

    /// <summary>
    /// The code of a code or name; null for anything else. Case and punctuation count for nothing, nor what stands in parentheses; the
    /// beginning of a name is enough where no other begins so.
    /// </summary>
    public int? Find(string text)
    {
        // Programs that keep codes as floating-point numbers write 12.0.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number))
            return number is >= 0 and < 1000 && Has((int)number) && number == (int)number ? (int)number : null;
        string key = Key(text);
        if (_names.TryGetValue(key, out int code))
            return code;
        string[] beginnings = key.Length < ShortestBeginning ? [] : [.. _names.Keys.Where(name => name.StartsWith(key, StringComparison.Ordinal)).Take(2)];
        return beginnings is [var only] ? _names[only] : null;
    }

    /// <summary>All values, the nearest to a text first.</summary>
    public string Allowed(string text)
    {
        string asked = ComparableName.Of(text);
        return string.Join(", ", _values.OrderBy(value => EditDistance.Between(asked, ComparableName.Of(value.Name))).Select(value => $"{value.Code} ({value.Name})"));
    }

    private static string Key(string text)
    {
        int remark = text.IndexOf('(', StringComparison.Ordinal);
        return new([.. (remark > 0 ? text[..remark] : text).Where(char.IsLetter).Select(char.ToLowerInvariant)]);
    }
}
