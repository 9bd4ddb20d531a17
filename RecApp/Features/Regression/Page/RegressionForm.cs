using RecApp.Features.Regression.Model;

namespace RecApp.Features.Regression.Page;

/// <summary>The five fields as they stand.</summary>
public sealed class RegressionForm
{
    /// <summary>What is typed into each field, in the order of <see cref="RegressionService.Variables"/>.</summary>
    public string[] Texts { get; } = [.. RegressionService.Variables.Select(_ => "")];

    /// <summary>The numbers; null while a field holds none.</summary>
    public IReadOnlyList<double>? Values
    {
        get
        {
            double?[] values = [.. Texts.Select(text => NumberEntry.Read(text).Value)];
            return values.All(value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
        }
    }

    /// <summary>Takes the numbers of an address, and typical ones of the data where it has none.</summary>
    public void Fill(RegressionQuery query, IReadOnlyList<RegressionVariable> variables)
    {
        for (int variable = 0; variable < Texts.Length; variable++)
        {
            var known = variables[variable];
            Texts[variable] = NumberEntry.Text(query.Values[variable] ?? NumberEntry.Rounded(known.Mean, NumberEntry.Step(known.Minimum, known.Maximum)));
        }
    }

    /// <summary>The address of the page with these numbers; fields without one are left out.</summary>
    public RegressionQuery ToQuery(bool own) => new() { Values = [.. Texts.Select(text => NumberEntry.Read(text).Value)], Own = own };
}
