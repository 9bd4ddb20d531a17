using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecApp.Charts;

/// <summary>A table that sorts by its headers; one of many rows scrolls by itself and can be searched.</summary>
public sealed partial class DataTable<TItem> : ComponentBase
    where TItem : notnull
{
    private string _words = "";

    [Parameter, EditorRequired]
    public required IReadOnlyList<TItem> Items { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DataColumn<TItem>> Columns { get; set; }

    /// <summary>Says what the rows are.</summary>
    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    [Parameter]
    public bool ShowCaption { get; set; }

    /// <summary>Most rows that are shown at once.</summary>
    [Parameter]
    public int PageSize { get; set; } = 25;

    /// <summary>Shown instead of a table without rows.</summary>
    [Parameter]
    public string Empty { get; set; } = "Nothing to show yet.";

    // Only the rows in view are in the document then.
    private bool IsLong => Items.Count > PageSize;

    private bool Contains(TItem item) => _words.Length == 0 || Columns.Any(column => TextOf(column, item).Contains(_words, StringComparison.OrdinalIgnoreCase));

    private static string? Alignment(DataColumn<TItem> column) => column.Numeric ? "number" : null;

    private static string TextOf(DataColumn<TItem> column, TItem item) => column.Value(item) switch
    {
        null => "–",
        IFormattable value => value.ToString(column.Format, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
