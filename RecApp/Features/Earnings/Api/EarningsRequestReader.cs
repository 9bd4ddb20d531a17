using RecApp.Features.Earnings.Model;
using RecApp.Validation;

namespace RecApp.Features.Earnings.Api;

/// <summary>Checks a request and reads its rows.</summary>
internal static class EarningsRequestReader
{
    /// <summary>Most rows of a request.</summary>
    public const int MostRows = 10_000;

    // A file that is wrong in one row is often wrong in all of them.
    private const int MostErrors = 20;

    /// <summary>Reads a row and receives what is wrong with it, by field; the prefix stands before their names.</summary>
    private delegate EarningsInputs RowReading<in TRow>(EarningsRowReader reader, TRow row, string prefix, IDictionary<string, string[]> errors);

    /// <summary>The variant asked for.</summary>
    public static string VariantOf(EarningsRequest request) => request.Model ?? EarningsService.DefaultVariant;

    /// <summary>Checks what can be told without the model, before any row.</summary>
    /// <exception cref="InvalidRequestException">There is no such variant, or there are no or too many rows.</exception>
    public static void Check(int rows, string variant)
    {
        if (rows == 0)
            throw new InvalidRequestException("rows", $"No row was given; give 1 to {MostRows:N0}.");
        if (rows > MostRows)
            throw new InvalidRequestException("rows", $"{rows:N0} rows are too many; give at most {MostRows:N0}.");
        if (!EarningsService.Variants.Contains(variant))
            throw new InvalidRequestException("model", $"Unknown model; give one of {string.Join(", ", EarningsService.Variants)}.");
    }

    /// <summary>All rows as inputs.</summary>
    /// <exception cref="InvalidRequestException">Rows are wrong: each field with what is allowed, the first few of them.</exception>
    public static EarningsInputs[] Read(EarningsModel model, IReadOnlyList<EarningsRow> rows) =>
        Read(model, rows, static (reader, row, prefix, errors) => reader.Read(row, prefix, errors));

    /// <summary>The same for rows that are inputs already: codes have to exist, numbers to be in range.</summary>
    /// <exception cref="InvalidRequestException">As for rows as they are written.</exception>
    public static EarningsInputs[] Read(EarningsModel model, IReadOnlyList<EarningsInputs> rows) =>
        Read(model, rows, static (reader, row, prefix, errors) => reader.Read(row, prefix, errors));

    private static EarningsInputs[] Read<TRow>(EarningsModel model, IReadOnlyList<TRow> rows, RowReading<TRow> read)
    {
        var reader = new EarningsRowReader(model);
        var errors = new Dictionary<string, string[]>();
        var inputs = new EarningsInputs[rows.Count];
        for (int row = 0; row < inputs.Length && errors.Count < MostErrors; row++)
        {
            string prefix = $"rows[{row}]";
            if (rows[row] is { } given)
                inputs[row] = read(reader, given, prefix + ".", errors);
            else
                errors[prefix] = ["A row must be an object, not null."];
        }
        return errors.Count == 0 ? inputs : throw new InvalidRequestException(errors);
    }
}
