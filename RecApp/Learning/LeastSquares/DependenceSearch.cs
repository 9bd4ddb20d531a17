namespace RecApp.Learning.LeastSquares;

/// <summary>Finds the features that carry nothing of their own.</summary>
internal static class DependenceSearch
{
    // A feature takes part in another one when it explains more than this of it.
    private const double Share = 1e-7;

    /// <summary>Constant features and copies of earlier ones.</summary>
    /// <param name="features">[features][rows].</param>
    public static IReadOnlyList<ColumnDependence> Obvious(double[][] features)
    {
        var found = new List<ColumnDependence>();
        var first = new Dictionary<int, List<int>>();
        for (int feature = 0; feature < features.Length; feature++)
        {
            var values = features[feature];
            if (!values.AsSpan().ContainsAnyExcept(values[0]))
            {
                found.Add(new(feature, DependenceKind.Constant, []));
                continue;
            }
            var alike = Alike(first, values);
            int original = alike.FindIndex(other => features[other].AsSpan().SequenceEqual(values));
            if (original >= 0)
                found.Add(new(feature, DependenceKind.Duplicate, [alike[original]]));
            else
                alike.Add(feature);
        }
        return found;
    }

    /// <summary>What the columns beyond the rank depend on.</summary>
    /// <param name="design">The matrix that was factored.</param>
    /// <param name="factors">Its factors; the first column is that of ones.</param>
    public static IReadOnlyList<ColumnDependence> Collinear(CentredDesign design, PivotedQr factors)
    {
        var found = new List<ColumnDependence>();
        for (int place = factors.Rank; place < design.Columns; place++)
        {
            double[] weights = [.. Enumerable.Range(0, factors.Rank).Select(row => factors[row, place])];
            factors.Solve(weights);
            int column = factors.Order[place];
            double whole = Size(design, column);
            int[] on = [.. Enumerable.Range(1, factors.Rank - 1)
                .Where(other => Math.Abs(weights[other]) * Size(design, factors.Order[other]) > Share * whole)
                .Select(other => factors.Order[other] - 1).Order()];
            found.Add(new(column - 1, on.Length == 0 ? DependenceKind.Constant : DependenceKind.Collinear, on));
        }
        return [.. found.OrderBy(dependence => dependence.Feature)];
    }

    private static double Size(CentredDesign design, int column) => design.Lengths[column - 1] * design.Scales[column - 1];

    // Comparing every pair of 100 columns would read the data 50 times.
    private static List<int> Alike(Dictionary<int, List<int>> first, double[] values)
    {
        var hash = new HashCode();
        foreach (double value in values)
            hash.Add(value);
        int key = hash.ToHashCode();
        if (!first.TryGetValue(key, out var alike))
            first[key] = alike = [];
        return alike;
    }
}
