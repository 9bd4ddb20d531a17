using System.Globalization;
using RecApp.Validation;

namespace RecApp.Features.Regression.Api;

/// <summary>What rows must keep to before the model is asked.</summary>
internal static class RegressionRules
{
    /// <summary>Most rows of one request.</summary>
    public const int MostRows = 10_000;

    /// <summary>Largest absolute value of a number.</summary>
    public const double Largest = 1e12;

    // The first few say what is wrong with thousands of rows.
    private const int MostErrors = 20;

    /// <exception cref="InvalidRequestException">The first problems by row and field, as in <c>rows[3].var_2</c>.</exception>
    public static void Check(RegressionRequest request)
    {
        if (request.Rows is not { Count: > 0 and <= MostRows })
            throw new InvalidRequestException("rows", $"{request.Rows?.Count ?? 0:N0} rows were given; give 1 to {MostRows:N0}.");
        var errors = new Dictionary<string, string[]>();
        for (int row = 0; row < request.Rows.Count && errors.Count < MostErrors; row++)
            for (int variable = 0; variable < RegressionService.Variables.Count; variable++)
                if (Problem(request.Rows[row]?[variable]) is { } problem)
                    errors[$"rows[{row}].{RegressionService.Variables[variable]}"] = [problem];
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
    }

    /// <summary>Why a number can't be used; null when it can.</summary>
    public static string? Problem(double? value) => value switch
    {
        null => "A number is missing.",
        >= -Largest and <= Largest => null,
        _ => string.Create(CultureInfo.InvariantCulture, $"{value} is out of range; give a number from {-Largest:N0} to {Largest:N0}."),
    };
}
