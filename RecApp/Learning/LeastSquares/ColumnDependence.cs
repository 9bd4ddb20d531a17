namespace RecApp.Learning.LeastSquares;

/// <summary>A feature that carries nothing of its own, so that its coefficient can't be told.</summary>
/// <param name="Feature">Its number, from 0.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="On">The features that determine it, ascending; none for a constant one.</param>
public sealed record ColumnDependence(int Feature, DependenceKind Kind, IReadOnlyList<int> On);

/// <summary>Why a feature carries nothing of its own.</summary>
public enum DependenceKind
{
    /// <summary>The same in every row.</summary>
    Constant,

    /// <summary>Equal to another feature in every row.</summary>
    Duplicate,

    /// <summary>A sum of multiples of other features and a constant.</summary>
    Collinear,
}

/// <summary>Some features carry nothing of their own: without them there is a fit, with them there is none.</summary>
/// <param name="columns">Each such feature. Not empty.</param>
public sealed class DependentColumnsException(IReadOnlyList<ColumnDependence> columns)
    : Exception($"{columns.Count} of the features are constant or determined by others.")
{
    public IReadOnlyList<ColumnDependence> Columns { get; } = columns;
}
