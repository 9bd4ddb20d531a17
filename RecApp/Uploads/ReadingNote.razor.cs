using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecApp.Tables;
using RecApp.Ui;

namespace RecApp.Uploads;

/// <summary>Says how a table was understood, asks where that is open, and lets a person say otherwise.</summary>
public sealed partial class ReadingNote : ComponentBase
{
    private const int ShownColumns = 12;
    private const int ShownLetters = 60;
    private const int ShownProblems = 20;
    private const int MostHeaderLines = 10;

    private static readonly (string Value, string Label)[] Separators =
        [(",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"), (" ", "Blanks"), ("\0", "None: one column"), ("\n", "None: a line is a cell")];

    private static readonly (string Value, string Label)[] Numbers =
        [(nameof(NumberConvention.Points), "Point: 1,234.5"), (nameof(NumberConvention.Commas), "Comma: 1.234,5")];

    private readonly string _id = $"reading-{Guid.CreateVersion7():N}";

    [Parameter, EditorRequired]
    public required TableReading Reading { get; set; }

    /// <summary>It is to be read in another way.</summary>
    [Parameter, EditorRequired]
    public required Func<TableChoices, Task> OnChoose { get; set; }

    [Parameter, EditorRequired]
    public required PageScript Script { get; set; }

    private IReadOnlyList<(string, string)> Encodings
    {
        get
        {
            var offered = TextEncoding.Choices;
            string used = Reading.Format.Encoding!.WebName;
            return offered.Any(choice => choice.Name == used) ? offered : [(used, TextEncoding.LabelOf(Reading.Format.Encoding)), .. offered];
        }
    }

    private (string, string)[] Headers =>
        [("0", "Nowhere"), .. Enumerable.Range(1, Math.Max(MostHeaderLines, Reading.Format.Header)).Select(line => ($"{line}", $"In line {line}"))];

    // With a blank between thousands, which can't be taken for the other meaning.
    private string Meaning(NumberConvention convention) => NumberText.TryParse(Reading.Question!, convention, out double value)
        ? value.ToString(value % 1 == 0 ? "N0" : "N3", CultureInfo.InvariantCulture).Replace(",", "\u2009", StringComparison.Ordinal)
        : Reading.Question!;

    private Task DownloadAsync() => Script.DownloadAsync("recapp-rows-left-out.csv", "text/csv;charset=utf-8", LeftOutCsv.Write(Reading.LeftOut));
}
