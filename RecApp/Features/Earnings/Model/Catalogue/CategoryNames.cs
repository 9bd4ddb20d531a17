using System.Globalization;
using RecApp.Text;

namespace RecApp.Features.Earnings.Model.Catalogue;

/// <summary>Finds a value of a category by its code or name.</summary>
internal sealed class CategoryNames
{
    private readonly IReadOnlyList<CodeName> _values;
    private readonly HashSet<int> _codes;
    private readonly Dictionary<string, int> _names;

    public CategoryNames(IReadOnlyList<CodeName> values)
    {
        _values = values;
        _codes = [.. values.Select(value => value.Code)];
        _names = values.ToDictionary(value => ComparableName.Of(value.Name), value => value.Code, StringComparer.Ordinal);
    }

    /// <summary>Whether there is a value of this code.</summary>
    public bool Has(int code) => _codes.Contains(code);

    /// <summary>The code of a code or name; null for anything else.</summary>
    public int? Find(string text)
    {
        // Programs that keep codes as floating-point numbers write 12.0.
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number))
            return number is >= 0 and < 1000 && Has((int)number) && number == (int)number ? (int)number : null;
        return _names.TryGetValue(ComparableName.Of(text), out int code) ? code : null;
    }

    /// <summary>All values, the nearest to a text first.</summary>
    public string Allowed(string text)
    {
        string asked = ComparableName.Of(text);
        return string.Join(", ", _values.OrderBy(value => EditDistance.Between(asked, ComparableName.Of(value.Name))).Select(value => $"{value.Code} ({value.Name})"));
    }
}
