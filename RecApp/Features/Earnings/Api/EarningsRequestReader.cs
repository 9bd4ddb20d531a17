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

    /// <summary>The variant asked for.</summary>
    public static string VariantOf(EarningsRequest request) => request.Model ?? EarningsService.DefaultVariant;

    /// <summary>Checks what can be told without the model, before any row.</summary>
    /// <exception cref="InvalidRequestException">There is no such variant, or there are no or too many rows.</exception>
    public static void Check(EarningsRequest request)
    {
        if (request.Rows is not { Count: > 0 })
            throw new InvalidRequestException("rows", $"No row was given; give 1 to {MostRows:N0}.");
        if (request.Rows.Count > MostRows)
            throw new InvalidRequestException("rows", $"{request.Rows.Count:N0} rows are too many; give at most {MostRows:N0}.");
        if (!EarningsService.Variants.Contains(VariantOf(request)))
            throw new InvalidRequestException("model", $"Unknown model; give one of {string.Join(", ", EarningsService.Variants)}.");
    }

    /// <summary>All rows as inputs.</summary>
    /// <exception cref="InvalidRequestException">Rows are wrong: each field with what is allowed, the first few of them.</exception>
    public static EarningsInputs[] Read(EarningsModel model, IReadOnlyList<EarningsRow> rows)
    {
        var reader = new EarningsRowReader(model);
        var errors = new Dictionary<string, string[]>();
        var inputs = new EarningsInputs[rows.Count];
        for (int row = 0; row < inputs.Length && errors.Count < MostErrors; row++)
        {
            string prefix = $"rows[{row}]";
            if (rows[row] is { } given)
                inputs[row] = reader.Read(given, prefix + ".", errors);
            else
                errors[prefix] = ["A row must be an object, not null."];
        }
        return errors.Count == 0 ? inputs : throw new InvalidRequestException(errors);
    }
}
