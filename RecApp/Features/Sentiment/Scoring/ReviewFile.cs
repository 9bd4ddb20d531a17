using RecApp.Tables;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>Reads reviews out of an upload: a column of a table, or a review a line.</summary>
public static class ReviewFile
{
    // Of several the first counts.
    private static readonly string[] ColumnNames =
        ["review", "text", "reviewtext", "reviewbody", "content", "comment", "comments", "body", "reviews", "texts", "sentence", "message", "feedback", "opinion", "rezension", "bewertung", "kommentar", "avis", "commentaire", "opinión", "reseña", "comentario", "recensione", "commento"];

    // Words of a title and a review's beginning take no more than this.
    private const double LongestTitle = 40;

    /// <summary>How much is read.</summary>
    public static TableLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 10_000, Columns: 200, Cell: 200_000) { MemoryPerRow = BatchRow.Memory };

    /// <summary>Reads a file. One whose name ends in <c>.txt</c>, and what was pasted, has a review a line unless it is a table with a column of reviews.</summary>
    /// <exception cref="FileRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static (IReadOnlyList<string> Reviews, TableReading Reading) Read(TableUpload upload, CancellationToken cancellationToken)
    {
        var file = TableFile.Open(upload.Content, Limits, upload.Choices, IsColumn);
        int column = Column(file, cancellationToken);
        if (upload.Choices.Separator is null && file.Format.Kind == TableKind.Text && IsPlainText(upload.FileName) && !file.Names.Any(IsColumn))
        {
            // Commas, semicolons and quotation marks of sentences separate nothing.
            file = TableFile.Open(upload.Content, Limits, upload.Choices with { Separator = '\n', Header = upload.Choices.Header ?? 0 }, IsColumn);
            column = 0;
        }
        if (column < 0)
            throw new FileRefusedException($"None of the columns {string.Join(", ", file.Names.Take(8).Select(name => $"“{name[..Math.Min(40, name.Length)]}”"))}{(file.Names.Count > 8 ? " …" : "")} is called “text” or “review”. Name the column with the reviews so, or save them one a line as .txt.");
        RowTally tally = new();
        List<string> reviews = [];
        foreach (var (number, cells) in file.Rows(tally, cancellationToken))
        {
            if (cells[column].Length > 0 || file.Names.Count > 1)
                reviews.Add(cells[column]);
            else
                tally.LeftOut.Add(new(number, "It is blank."));
        }
        return reviews.Count > 0
            ? (reviews, file.Reading(upload.FileName, reviews.Count, null, tally))
            : throw new FileRefusedException(file.Format.Header > 0 ? "The file has a header but no reviews." : "No line holds a review.");
    }

    private static bool IsColumn(string name) => Rank(name) < int.MaxValue;

    private static int Rank(string name)
    {
        string plain = new([.. name.Where(char.IsLetter).Select(char.ToLowerInvariant)]);
        return Array.IndexOf(ColumnNames, plain) is >= 0 and var rank ? rank : int.MaxValue;
    }

    private static bool IsPlainText(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is not (".csv" or ".tsv" or ".xlsx" or ".xls" or ".json" or ".jsonl");

    // By its name; else the column whose cells are sentences.
    private static int Column(TableFile file, CancellationToken cancellationToken)
    {
        var (name, named) = file.Names.Index().Select(column => (column.Index, Rank: Rank(column.Item))).MinBy(column => column.Rank);
        if (named < int.MaxValue)
            return name;
        if (file.Names.Count == 1)
            return 0;
        string[][] rows = [.. file.Rows(null, cancellationToken).Take(50).Select(row => row.Cells)];
        if (rows.Length == 0)
            return -1;
        double[] lengths = [.. file.Names.Index().Select(column => rows.Average(row => row[column.Index].Contains("://", StringComparison.Ordinal) ? 0.0 : row[column.Index].Length))];
        int longest = Array.IndexOf(lengths, lengths.Max());
        // Sentences are long, and far longer than whatever else stands beside them.
        double next = lengths.Where((_, column) => column != longest).Max();
        return lengths[longest] >= LongestTitle && lengths[longest] > 2 * next ? longest : -1;
    }
}
