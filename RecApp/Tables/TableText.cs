using System.Globalization;
using System.Text;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>Cuts a text into rows of cells.</summary>
internal static class TableText
{
    // A row of large cells; it keeps an unclosed quotation mark from swallowing the file.
    private const int LargestRow = 256 * 1024;

    /// <summary>The rows with what stands in their cells, trimmed; blank lines have none.</summary>
    /// <param name="text">Of the file, without a byte order mark.</param>
    /// <param name="separator">As <see cref="TableFormat.Separator"/> has it.</param>
    /// <exception cref="FileRefusedException">A row is far too long.</exception>
    public static IEnumerable<TableRow> Rows(TextReader text, char separator)
    {
        bool byBlanks = separator == ' ';
        var reader = CsvReader.Create(byBlanks ? new BlankRuns(text) : text, new()
        {
            Separator = separator switch { '\0' or '\n' => '\u0001', ' ' => '\t', _ => separator },
            Mode = separator == '\n' ? CsvMode.NoEscape : CsvMode.Rfc4180,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            SkipEmptyLines = false,
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
            DetectSeparatorHint = false,
        });
        using (reader)
        {
            for (bool isSetApart = false; Next(reader);)
            {
                var cells = new string[reader.FieldCount];
                for (int i = 0; i < cells.Length; i++)
                    cells[i] = Cleaned(reader.GetString(i));
                bool isBlank = cells.All(static cell => cell.Length == 0);
                if (cells.Length > 1 || !isBlank)
                    yield return new((int)reader.LineNumber, cells) { IsSetApart = isSetApart };
                isSetApart = isBlank;
            }
        }
    }

    // Marks that nobody sees stick to what was copied; ="01" is how programs keep spreadsheets from taking a text for a number.
    private static string Cleaned(string cell)
    {
        var text = cell.AsSpan().Trim();
        while (text is [var first, ..] && IsUnseen(first))
            text = text[1..].TrimStart();
        while (text is [.., var last] && IsUnseen(last))
            text = text[..^1].TrimEnd();
        if (text is ['=', '"', .. var kept, '"'] && !kept.Contains('"'))
            text = kept;
        return text.Length == cell.Length ? cell : text.ToString();
    }

    private static bool IsUnseen(char letter) => letter is '\0' or '\u001A' || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool Next(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new FileRefusedException("The file is damaged: a row is far too long, or a quotation mark is never closed.");
        }
    }
}
