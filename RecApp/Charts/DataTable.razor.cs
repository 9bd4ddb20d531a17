using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RecApp.Charts;

/// <summary>A table that sorts by its headers and shows a page of rows at a time.</summary>
public sealed partial class DataTable<TItem> : ComponentBase
    where TItem : notnull
{
    private DataColumn<TItem>? _sortColumn;
    private bool _descending;
    private int _shown;

    [Parameter, EditorRequired]
    public required IReadOnlyList<TItem> Items { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<DataColumn<TItem>> Columns { get; set; }

    /// <summary>Says what the rows are.</summary>
    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    [Parameter]
    public bool ShowCaption { get; set; }

    [Parameter]
    public int PageSize { get; set; } = 25;

    /// <summary>Shown instead of a table without rows.</summary>
    [Parameter]
    public string Empty { get; set; } = "Nothing to show yet.";

    private IEnumerable<TItem> Sorted => _sortColumn is not { } column
        ? Items
        : _descending
            ? Items.OrderByDescending(column.Value, Comparer<object?>.Default)
            : Items.OrderBy(column.Value, Comparer<object?>.Default);

    protected override void OnInitialized() => _shown = PageSize;

    private void SortBy(DataColumn<TItem> column)
    {
        // Columns are records that pages may rebuild at every render, so the header tells which one it is.
        _descending = _sortColumn?.Header == column.Header ? !_descending : column.Numeric;
        _sortColumn = column;
    }

    private string? SortOf(DataColumn<TItem> column) =>
        _sortColumn?.Header == column.Header ? _descending ? "descending" : "ascending" : null;

    private string MarkOf(DataColumn<TItem> column) => SortOf(column) switch
    {
        "descending" => " ▼",
        "ascending" => " ▲",
        _ => "",
    };

    private static string? Alignment(DataColumn<TItem> column) => column.Numeric ? "number" : null;

    private static string TextOf(DataColumn<TItem> column, TItem item) => column.Value(item) switch
    {
        null => "–",
        IFormattable value => value.ToString(column.Format, CultureInfo.InvariantCulture),
        var value => value.ToString() ?? "",
    };
}
