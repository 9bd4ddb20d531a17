namespace RecApp.Learning.Trees;

/// <summary>
/// Gradient boosting of small trees for yes-or-no labels: logistic loss, Newton steps over histograms of binned columns
/// (Chen and Guestrin 2016, https://doi.org/10.1145/2939672.2939785), with columns in which the score can only rise:
/// a split whose left value would exceed its right one is refused, and the middle between both bounds what grows below
/// (as LightGBM and XGBoost do it). Nothing is drawn at random; the same table gives the same trees.
/// </summary>
public static class GradientBoostedTrees
{
    /// <summary>Learns trees whose sum is the logarithm of the odds that a row's label is true.</summary>
    /// <param name="table">At least one row of each label.</param>
    /// <param name="options">How to grow.</param>
    /// <param name="report">Told the number of trees done and the mean loss before the latest, when given.</param>
    /// <exception cref="ArgumentException">All labels are equal, or there are no rows.</exception>
    public static TreeEnsemble Fit(TrainingTable table, BoostingOptions options, Action<int, double>? report = null)
    {
        double total = 0, positive = 0;
        for (int row = 0; row < table.Rows; row++)
        {
            total += table.Weights[row];
            positive += table.Labels[row] ? table.Weights[row] : 0;
        }
        if (positive <= 0 || positive >= total)
            throw new ArgumentException("Rows of both labels are needed.", nameof(table));

        var columns = new BinnedColumn[table.Columns];
        Parallel.For(0, columns.Length, column => columns[column] = BinnedColumn.Of(table, column, options.Bins));
        float bias = (float)Math.Log(positive / (total - positive));
        var scores = new float[table.Rows];
        Array.Fill(scores, bias);
        var slopes = new Slope[table.Rows];
        var grower = new TreeGrower(columns, slopes, options);
        List<int> splitColumns = [];
        List<float> thresholds = [], leaves = [];
        for (int tree = 0; tree < options.Trees; tree++)
        {
            double loss = Differentiate(table, scores, slopes);
            report?.Invoke(tree, loss / total);
            var grown = grower.Grow(scores);
            splitColumns.AddRange(grown.SplitColumns);
            thresholds.AddRange(grown.Thresholds);
            leaves.AddRange(grown.Leaves);
        }
        return new(options.Depth, table.Columns, bias, [.. splitColumns], [.. thresholds], [.. leaves]);
    }

    private static double Differentiate(TrainingTable table, float[] scores, Slope[] slopes)
    {
        double loss = 0;
        for (int row = 0; row < slopes.Length; row++)
        {
            double probability = 1 / (1 + Math.Exp(-scores[row]));
            float weight = table.Weights[row];
            loss -= weight * Math.Log(Math.Max(1e-12, table.Labels[row] ? probability : 1 - probability));
            slopes[row] = new((float)(weight * ((table.Labels[row] ? 1 : 0) - probability)), (float)(weight * probability * (1 - probability)));
        }
        return loss;
    }
}

/// <summary>First derivative of the gain in likelihood and second derivative of the loss, of one row.</summary>
internal readonly record struct Slope(float Gradient, float Hessian);
