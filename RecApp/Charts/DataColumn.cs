using Microsoft.AspNetCore.Components;

namespace RecApp.Charts;

/// <summary>A column of a <see cref="DataTable{TItem}"/>.</summary>
/// <param name="Header">With its unit.</param>
/// <param name="Value">What the column sorts by, and shows where there is no template.</param>
public sealed record DataColumn<TItem>(string Header, Func<TItem, object?> Value)
{
    /// <summary>Aligned to the right, sorted from the largest.</summary>
    public bool Numeric { get; init; }

    /// <summary>.NET format of the value, such as "N0" or "0.000".</summary>
    public string? Format { get; init; }

    /// <summary>What the cell shows instead of the plain value.</summary>
    public RenderFragment<TItem>? Template { get; init; }

    public bool Sortable { get; init; } = true;
}
