using RecApp.Features.Regression.Api;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Regression.Page;

/// <summary>What the page <c>/predictor/regression</c> shows, as its address carries it. An uploaded table is not part of it.</summary>
public sealed record RegressionQuery : IPageQuery<RegressionQuery>
{
    public const string Path = "/predictor/regression";

    private static readonly string[] Views = ["model", "own"];

    /// <summary>The numbers of the form; null where the typical one is meant.</summary>
    public IReadOnlyList<double?> Values { get; init; } = [.. RegressionService.Variables.Select(_ => (double?)null)];

    /// <summary>Whether a table of one's own is looked at.</summary>
    public bool Own { get; init; }

    /// <inheritdoc/>
    public string ToUri()
    {
        var writer = new QueryWriter(Path).Add("view", Own ? Views[1] : "");
        for (int variable = 0; variable < Values.Count; variable++)
            writer.Add(RegressionService.Variables[variable], Values[variable] is { } value ? NumberEntry.Text(value) : null);
        return writer.ToString();
    }

    /// <inheritdoc/>
    public static (RegressionQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        var query = new RegressionQuery
        {
            Own = reader.Choice("view", Views) == Views[1],
            Values = [.. RegressionService.Variables.Select(name => reader.Number(name, -RegressionRules.Largest, RegressionRules.Largest, "A typical value is used."))],
        };
        return (query, reader.Problems);
    }
}
