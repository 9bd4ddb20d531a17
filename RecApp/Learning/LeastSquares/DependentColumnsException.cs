namespace RecApp.Learning.LeastSquares;

/// <summary>Some features carry nothing of their own: without them there is a fit, with them there is none.</summary>
/// <param name="columns">Each such feature. Not empty.</param>
public sealed class DependentColumnsException(IReadOnlyList<ColumnDependence> columns)
    : Exception($"{columns.Count} of the features are constant or determined by others.")
{
    public IReadOnlyList<ColumnDependence> Columns { get; } = columns;
}
