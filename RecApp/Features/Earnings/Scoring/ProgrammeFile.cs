using System.Globalization;
using System.Text;
using RecApp.Features.Earnings.Api;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Scoring;

/// <summary>An uploaded CSV of programmes: their inputs, what is wrong with single rows, and the rows as they were written.</summary>
internal sealed class ProgrammeFile
{
    // A file that is wrong in every row would grow tenfold by explanations.
    private const int MostExplained = 1_000;

    private readonly List<EarningsInputs> _inputs = [];
    private readonly List<string?> _fields = [];
    private readonly Dictionary<int, string> _problems = [];
    private readonly MemoryStream _cells = new();
    private readonly List<int> _ends = [];

    /// <summary>How much is read.</summary>
    public static CsvLimits Limits { get; } = new(Bytes: 20 * 1024 * 1024, Rows: 100_000, Columns: 100, Cell: 1_000)
    {
        // Cells in quotation marks, once as they came and twice in the result; inputs, a prediction and what is wrong with a row.
        MemoryPerByte = 9,
        MemoryPerRow = 300,
    };

    /// <summary>What <see cref="ProgrammeScoring"/> adds; columns of these names are left out of what is copied.</summary>
    public static IReadOnlyList<string> Added { get; } = ["predictedUsd", "low50Usd", "high50Usd", "low90Usd", "high90Usd", "warnings", "problem"];

    /// <summary>The columns found.</summary>
    public required ProgrammeColumns Columns { get; init; }

    /// <summary>[rows without a problem] in the order of the file.</summary>
    public ReadOnlySpan<EarningsInputs> Inputs => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_inputs);

    /// <summary>Length of all cells as CSV, in bytes.</summary>
    public int Length => (int)_cells.Length;

    /// <summary>How many rows there are, those with a problem among them.</summary>
    public int Count => _ends.Count - 1;

    /// <summary>Reads and checks a file as a stream.</summary>
    /// <param name="model">Knows fields and categories.</param>
    /// <param name="file">The upload.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<ProgrammeFile> ReadAsync(EarningsModel model, Stream file, CancellationToken cancellationToken)
    {
        await using var upload = await CsvUpload.OpenAsync(file, Limits, cancellationToken);
        var programmes = new ProgrammeFile { Columns = new(upload) };
        int[] copied = [.. upload.Names.Index().Where(column => !Added.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).Select(column => column.Index)];
        programmes.Keep(copied.Select(column => FormulaGuard.Quoted(upload.Names[column])));
        var reader = new EarningsRowReader(model);
        while (await upload.ReadAsync(cancellationToken))
        {
            programmes.Keep(copied.Select(column => Cell(upload[column])));
            programmes.Take(reader, programmes.Columns.Row(upload));
        }
        return programmes.Count > 0 ? programmes : throw new CsvRefusedException("The file has a header but no rows.");
    }

    /// <summary>How the field was written where that stands for many.</summary>
    /// <param name="good">Place in <see cref="Inputs"/>.</param>
    public string? Field(int good) => _fields[good];

    /// <summary>What is wrong with a row; null when nothing is.</summary>
    public string? Problem(int row) => _problems.GetValueOrDefault(row);

    /// <summary>The cells of a row, or of the header for -1, as CSV without a line break.</summary>
    public ReadOnlySpan<byte> Cells(int row) => _cells.GetBuffer().AsSpan(row < 0 ? 0 : _ends[row], _ends[row + 1] - (row < 0 ? 0 : _ends[row]));

    private void Take(EarningsRowReader reader, EarningsRow row)
    {
        var errors = new Dictionary<string, string[]>(0);
        reader.Explains = _problems.Count < MostExplained;
        var inputs = reader.Read(row, "", errors);
        if (errors.Count == 0)
        {
            _inputs.Add(inputs);
            _fields.Add(FieldText(row.Field));
            return;
        }
        _problems[Count - 1] = reader.Explains
            ? string.Join(" ", errors.Select(error => $"{error.Key}: {error.Value[0]}"))
            : $"{string.Join(", ", errors.Keys)} can't be used; earlier rows say what is allowed.";
    }

    // Only what stands for many fields is looked at again.
    private static string? FieldText(string? text) => FieldNames.IsTooSmall(text) ? text : null;

    private void Keep(IEnumerable<string> cells)
    {
        _cells.Write(Encoding.UTF8.GetBytes(string.Join(',', cells)));
        _ends.Add((int)_cells.Length);
    }

    // A number can't be a formula, and is none in quotation marks.
    private static string Cell(string text) =>
        text.Length == 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && !text.StartsWith('+') ? text : FormulaGuard.Quoted(text);
}
