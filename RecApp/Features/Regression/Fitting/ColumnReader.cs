using RecApp.Text;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Collects the cells of one column, read with decimal points and with decimal commas; what fits more cells counts.</summary>
/// <param name="name">The column's name.</param>
/// <param name="commasFirst">Which of the two counts where both fit: in a file whose cells no comma separates, 1,234 is one and a bit.</param>
internal sealed class ColumnReader(string name, bool commasFirst)
{
    private const int LongestShown = 40;

    private readonly Reading _points = new(decimalComma: false);
    private readonly Reading _commas = new(decimalComma: true);
    private int _missing;

    /// <summary>Takes the next cell.</summary>
    public void Add(string text)
    {
        bool missing = NumberText.IsMissing(text);
        _missing += missing ? 1 : 0;
        _points.Add(text, missing);
        _commas.Add(text, missing);
    }

    public OwnColumn ToColumn()
    {
        bool commas = _commas.Unreadable < _points.Unreadable || (commasFirst && _commas.Unreadable == _points.Unreadable);
        var used = commas ? _commas : _points;
        return new(name, [.. used.Values], _missing, used.Unreadable, used.First, commas && !_commas.Values.SequenceEqual(_points.Values));
    }

    private sealed class Reading(bool decimalComma)
    {
        public List<double> Values { get; } = [];

        public int Unreadable { get; private set; }

        public UnreadableCell? First { get; private set; }

        public void Add(string text, bool missing)
        {
            double value = double.NaN;
            if (!missing && !NumberText.TryParse(text, decimalComma, out value))
            {
                value = double.NaN;
                Unreadable++;
                First ??= new(Values.Count + 1, text.Shortened(LongestShown));
            }
            Values.Add(value);
        }
    }
}
