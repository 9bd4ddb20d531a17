using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Models;

/// <summary>Figures that were measured the same way: a row per variant, a column per measure.</summary>
/// <param name="Group">The part of the test data; null for all of it.</param>
/// <param name="Protocol">How it was measured.</param>
/// <param name="Names">The measures, in the manifest's order.</param>
/// <param name="Rows">The variants, in the manifest's order.</param>
internal sealed record MetricTable(string? Group, string Protocol, IReadOnlyList<string> Names, IReadOnlyList<MetricRow> Rows)
{
    /// <summary>What the table is about; tables that were measured in different ways may share it.</summary>
    public string Title => Group is null ? "All test data" : $"Test data: {Group}";

    /// <summary>What no other table is about.</summary>
    public string Caption => $"Figures by variant. {Title}: {Protocol}";

    public IReadOnlyList<DataColumn<MetricRow>> Columns =>
        [new("Variant", row => row.Variant), .. Names.Select(name => new DataColumn<MetricRow>(name, row => row.Values.GetValueOrDefault(name)) { Numeric = true, Format = ModelText.FormatOf(Rows.Select(row => row.Values.GetValueOrDefault(name))) })];

    /// <summary>One table for each way of measuring and part of the test data.</summary>
    public static IReadOnlyList<MetricTable> From(IEnumerable<ModelMetric> metrics) =>
        [.. metrics.GroupBy(m => (m.Group, m.Protocol)).Select(table => new MetricTable(
            table.Key.Group,
            table.Key.Protocol,
            [.. table.Select(m => m.Name).Distinct(StringComparer.Ordinal)],
            [.. table.GroupBy(m => m.Variant, StringComparer.Ordinal).Select(MetricRow.From)]))];
}

/// <summary>One variant's figures.</summary>
/// <param name="Variant">A ranker or a baseline.</param>
/// <param name="Values">By measure; one that was not taken is missing.</param>
internal sealed record MetricRow(string Variant, IReadOnlyDictionary<string, double?> Values)
{
    public static MetricRow From(IGrouping<string, ModelMetric> variant) =>
        new(variant.Key, variant.GroupBy(m => m.Name, StringComparer.Ordinal).ToDictionary(m => m.Key, m => (double?)m.First().Value, StringComparer.Ordinal));
}
