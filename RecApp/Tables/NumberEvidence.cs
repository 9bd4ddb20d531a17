using System.Text.RegularExpressions;

namespace RecApp.Tables;

/// <summary>Gathers over all cells of a file what they say about its sign before fractions: a file has one convention, whatever its columns.</summary>
/// <param name="separator">Between cells; a comma there makes it unlikely that fractions have one. NUL where nothing separates them.</param>
public sealed partial class NumberEvidence(char separator)
{
    private int _points;
    private int _commas;
    private int _groupsByComma;
    private int _groupsByPoint;
    private int _groupsBySpace;
    private int _openComma;
    private int _openPoint;
    private readonly HashSet<int> _small = [];
    private readonly HashSet<int> _long = [];
    private readonly HashSet<int> _open = [];

    /// <summary>What the file is read by.</summary>
    public NumberConvention Convention => Likely() ?? (_openComma > 0 ? NumberConvention.Commas : NumberConvention.Points);

    /// <summary>An example of what can be read in two ways that are equally likely; null where it is clear.</summary>
    public string? Question => Likely() is null ? Example : null;

    /// <summary>A cell such as 1,234, of which only the others tell what it is.</summary>
    private string? Example { get; set; }

    /// <summary>Whether a cell is such as 1.234, which may be a fraction or a thousand.</summary>
    /// <param name="text">Trimmed.</param>
    /// <param name="convention">By which it would be a fraction.</param>
    public static bool IsOpen(string text, NumberConvention convention) =>
        NumberShape.Of(text) is { Digits: var digits } && digits.Contains(convention == NumberConvention.Points ? '.' : ',', StringComparison.Ordinal) && OpenOne().IsMatch(digits);

    /// <summary>Takes a cell.</summary>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="text">Trimmed.</param>
    public void Add(int column, string text)
    {
        if (NumberShape.Of(text) is not { Digits: var digits })
            return;
        if (PlainInteger().IsMatch(digits))
            (digits.Length <= 3 ? _small : _long).Add(column);
        else if (OpenOne().Match(digits) is { Success: true } open)
            TakeOpen(column, text, open.Groups[1].ValueSpan[0]);
        else if (Fraction().Match(digits) is { Success: true } match)
            Take(match.Groups["sign"].ValueSpan[0], match.Groups["group"].Value);
        else if (Groups().Match(digits) is { Success: true } groups)
            TakeGroups(groups.Groups["group"].ValueSpan[0]);
    }

    /// <summary>How numbers are written, for people; blank where there is nothing to say.</summary>
    /// <param name="convention">By which they are read.</param>
    public string Describe(NumberConvention convention)
    {
        int open = convention == NumberConvention.Points ? _openComma : _openPoint;
        int groups = convention == NumberConvention.Points ? _groupsByComma + open : _groupsByPoint + open;
        int fractions = convention == NumberConvention.Points ? _points + _openPoint : _commas + _openComma;
        string[] said =
        [
            .. fractions > 0 ? [convention == NumberConvention.Points ? "decimal point" : "decimal comma"] : Array.Empty<string>(),
            .. groups > 0 ? [convention == NumberConvention.Points ? "comma for thousands" : "point for thousands"] : Array.Empty<string>(),
            .. _groupsBySpace > 0 ? ["thousands set apart"] : Array.Empty<string>(),
        ];
        return string.Join(", ", said);
    }

    private void TakeOpen(int column, string text, char sign)
    {
        Example ??= text;
        _open.Add(column);
        if (sign == ',')
            _openComma++;
        else
            _openPoint++;
    }

    private void Take(char sign, string group)
    {
        if (sign == '.')
            _points++;
        else
            _commas++;
        if (group.Length > 0)
            TakeGroups(group[0]);
    }

    private void TakeGroups(char sign)
    {
        if (sign == ',')
            _groupsByComma++;
        else if (sign == '.')
            _groupsByPoint++;
        else
            _groupsBySpace++;
    }

    private NumberConvention? Likely()
    {
        int points = _points + _groupsByComma, commas = _commas + _groupsByPoint;
        if (points != commas)
            return points > commas ? NumberConvention.Points : NumberConvention.Commas;
        if (_openComma + _openPoint == 0)
            return NumberConvention.Points;
        // 1,234 and 1.234 in one file: groups and fractions, or the other way round.
        if (_openComma > 0 && _openPoint > 0)
            return null;
        if (separator == ',')
            return NumberConvention.Points;
        // Whoever sets 1,234 apart writes 715 beside it and never 9416.
        if (_open.Overlaps(_small) && !_open.Overlaps(_long))
            return _openComma > 0 ? NumberConvention.Points : separator == ';' ? NumberConvention.Commas : null;
        if (_open.Overlaps(_long))
            return _openComma > 0 ? NumberConvention.Commas : NumberConvention.Points;
        return null;
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex PlainInteger();

    // Up to three digits that are not a nought alone, one sign and three more.
    [GeneratedRegex(@"^[1-9]\d{0,2}([.,])\d{3}$")]
    private static partial Regex OpenOne();

    // One sign, with groups by another before it or none.
    [GeneratedRegex(@"^(?:\d*|\d{1,3}(?:(?<group>[,.'’\u00A0\u202F \u2009])\d{3})+|\d{1,2}(?:(?<group>,)\d{2})+,\d{3})(?<sign>(?!\k<group>)[.,])\d+(?:[eE][-+]?\d+)?$|^\d*(?<sign>[.,])\d+(?:[eE][-+]?\d+)?$|^(?:\d+|\d{1,3}(?:(?<group>[.,])\d{3})+)(?<sign>(?!\k<group>)[.,])$")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^\d{1,3}(?<group>[,.])\d{3}(?:\k<group>\d{3})+$|^\d{1,2}(?:(?<group>,)\d{2})+,\d{3}$|^\d{1,3}(?:(?<group>['’\u00A0\u202F \u2009])\d{3})+$")]
    private static partial Regex Groups();
}
