using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Collects the cells of one column as numbers.</summary>
/// <param name="name">The column's name.</param>
/// <param name="convention">How numbers of the file are written.</param>
internal sealed class ColumnReader(string name, NumberConvention convention)
{
    private const int LongestShown = 40;

    private readonly List<double> _values = [];
    private int _missing;
    private int _unreadable;
    private int _percents;
    private UnreadableCell? _first;

    /// <summary>What was read; not a number where a cell has none.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>Takes the next cell.</summary>
    public void Add(string text)
    {
        double value = double.NaN;
        if (NumberText.IsMissing(text))
            _missing++;
        else if (!NumberText.TryParse(text, convention, out value))
        {
            value = double.NaN;
            _unreadable++;
            _first ??= new(_values.Count + 1, text.Shortened(LongestShown));
        }
        else if (text.EndsWith('%'))
            _percents++;
        _values.Add(value);
    }

    /// <summary>Takes the last cell back, which held a number or nothing of use.</summary>
    public void RemoveLast()
    {
        if (double.IsNaN(_values[^1]) && _unreadable > 0)
        {
            _unreadable--;
            _first = _first?.Row == _values.Count ? null : _first;
        }
        _values.RemoveAt(_values.Count - 1);
    }

    public OwnColumn ToColumn() => new(name, [.. _values], _missing, _unreadable, _first) { HasPercents = _percents > 0 };
}
