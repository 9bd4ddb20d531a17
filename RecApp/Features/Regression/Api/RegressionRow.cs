using System.Text.Json.Serialization;

namespace RecApp.Features.Regression.Api;

/// <summary>The five numbers of one row, under the names of the data set; null is missing.</summary>
public sealed record RegressionRow(
    [property: JsonPropertyName("var_1")] double? Var1,
    [property: JsonPropertyName("var_2")] double? Var2,
    [property: JsonPropertyName("var_3")] double? Var3,
    [property: JsonPropertyName("var_4")] double? Var4,
    [property: JsonPropertyName("var_5")] double? Var5)
{
    /// <summary>A row from five numbers in the order of <see cref="RegressionService.Variables"/>.</summary>
    public static RegressionRow Of(IReadOnlyList<double> values) => new(values[0], values[1], values[2], values[3], values[4]);

    /// <summary>[variables] of a row that misses none.</summary>
    /// <exception cref="InvalidOperationException">One is missing.</exception>
    public double[] ToValues() => [Var1!.Value, Var2!.Value, Var3!.Value, Var4!.Value, Var5!.Value];

    /// <summary>One of the numbers, from 0.</summary>
    public double? this[int variable] => variable switch
    {
        0 => Var1,
        1 => Var2,
        2 => Var3,
        3 => Var4,
        4 => Var5,
        _ => throw new ArgumentOutOfRangeException(nameof(variable)),
    };
}

/// <summary>Rows to predict.</summary>
/// <param name="Rows">1 to 10,000.</param>
public sealed record RegressionRequest(IReadOnlyList<RegressionRow?> Rows);
