using System.Globalization;
using System.Text;

namespace RecApp.Tests.Tables;

/// <summary>A way to write a table.</summary>
/// <param name="Separator">Between cells.</param>
/// <param name="Numbers">How numbers are written.</param>
/// <param name="Around">What stands around the table and in its cells.</param>
public sealed record TableWriting(char Separator, NumberStyle Numbers, Surroundings Around)
{
    // Groups of three at last and of two before.
    private static readonly NumberFormatInfo Indian = new() { NumberGroupSizes = [3, 2] };

    /// <summary>In which files are saved.</summary>
    public static IReadOnlyList<Encoding> Encodings { get; } =
        [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UnicodeEncoding(false, false), Encoding.Latin1];

    /// <summary>The table as text.</summary>
    /// <param name="names">Of the columns.</param>
    /// <param name="rows">Numbers, rounded to two digits.</param>
    public string Text(string[] names, double[][] rows)
    {
        StringBuilder text = new();
        string end = Around.HasFlag(Surroundings.WindowsLines) ? "\r\n" : "\n";
        if (Around.HasFlag(Surroundings.Hint))
            text.Append(CultureInfo.InvariantCulture, $"sep={Separator}{end}");
        else if (Around.HasFlag(Surroundings.Preamble))
            text.Append(CultureInfo.InvariantCulture, $"Export of the lab{end}{end}");
        if (Around.HasFlag(Surroundings.Header))
            text.Append(Line(names)).Append(end);
        foreach (var (index, row) in rows.Index())
        {
            string[] cells = [.. row.Select(Number)];
            text.Append(Line(Around.HasFlag(Surroundings.RowNames) ? [$"row{index + 1}", .. cells] : cells)).Append(end);
        }
        return text.ToString();
    }

    private string Line(string[] cells) =>
        string.Join(Separator, cells.Select(Cell)) + (Around.HasFlag(Surroundings.Trailing) ? $"{Separator}" : "");

    private string Cell(string text) => Around.HasFlag(Surroundings.Quoted) || text.Contains(Separator, StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private string Number(double value)
    {
        char point = Numbers.HasFlag(NumberStyle.Comma) ? ',' : '.';
        bool isIndian = Numbers.HasFlag(NumberStyle.Indian) && point == '.' && !Numbers.HasFlag(NumberStyle.Apostrophe) && !Numbers.HasFlag(NumberStyle.Blank);
        string digits = Math.Abs(value).ToString(Numbers.HasFlag(NumberStyle.Groups) ? isIndian ? "##,##,##,##0.00" : "#,##0.00" : "0.00", isIndian ? Indian : CultureInfo.InvariantCulture);
        string group = Numbers.HasFlag(NumberStyle.Apostrophe) ? "'" : Numbers.HasFlag(NumberStyle.Blank) ? "\u00A0" : point == ',' ? "." : ",";
        string plain = digits.Replace(",", "\u0001", StringComparison.Ordinal).Replace('.', point).Replace("\u0001", group, StringComparison.Ordinal);
        if (Numbers.HasFlag(NumberStyle.Currency))
            plain = point == ',' ? $"{plain} €" : $"${plain}";
        if (Numbers.HasFlag(NumberStyle.Percent))
            plain += "%";
        return value >= 0 ? plain : Numbers.HasFlag(NumberStyle.Parentheses) ? $"({plain})" : $"-{plain}";
    }
}

/// <summary>How numbers are written.</summary>
[Flags]
public enum NumberStyle
{
    None = 0,
    Comma = 1,
    Groups = 2,
    Apostrophe = 4,
    Currency = 8,
    Percent = 16,
    Parentheses = 32,
    Blank = 64,
    Indian = 128,
}

/// <summary>What stands around a table.</summary>
[Flags]
public enum Surroundings
{
    None = 0,
    Header = 1,
    Hint = 2,
    Preamble = 4,
    RowNames = 8,
    Trailing = 16,
    Quoted = 32,
    WindowsLines = 64,
}
