using System.Text;

namespace RecApp.Tables;

/// <summary>How a file is understood.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Header">The line, from 1, that names the columns; 0 where none does.</param>
public sealed record TableFormat(TableKind Kind, int Header)
{
    /// <summary>Of a text; null of a workbook.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Between cells; a blank stands for any number of them, NUL for a file of one column, a line feed for one whose lines are cells as they stand.</summary>
    public char Separator { get; init; }

    /// <summary>Whether the first column names the rows and no header names it.</summary>
    public bool HasRowNames { get; init; }

    /// <summary>Cells that every row has; the first <see cref="Leading"/> of them are row names.</summary>
    public int Columns { get; init; }

    /// <summary>Sheets of a workbook or lists of a JSON document; empty where there is but one.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The one that is read; null where there is but one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Cells in front of those of the table.</summary>
    internal int Leading => HasRowNames ? 1 : 0;

    /// <summary>What stands between cells, for people; blank where nothing does.</summary>
    public string SeparatorText => Kind != TableKind.Text ? "" : Separator switch
    {
        ',' => "separated by commas",
        ';' => "separated by semicolons",
        '\t' => "separated by tabs",
        '|' => "separated by bars",
        ' ' => "separated by blanks",
        '\n' => "one a line",
        _ => "",
    };
}

/// <summary>Kinds of files that hold a table.</summary>
public enum TableKind
{
    /// <summary>Text with a separator.</summary>
    Text,

    /// <summary>A workbook of Excel.</summary>
    Workbook,

    /// <summary>A JSON array of objects, or an object a line.</summary>
    Json,
}
