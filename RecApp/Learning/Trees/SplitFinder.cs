namespace RecApp.Learning.Trees;

/// <summary>Finds the best split of every node of a level in one column.</summary>
internal sealed class SplitFinder(BoostingOptions options, bool isMonotone)
{
    public Split[] Find(BinnedColumn column, int number, Slope[] slopes, byte[] nodes, Bounds[] level)
    {
        int width = column.Edges.Length + 1;
        var sums = new Sum[level.Length * width];
        byte[] bins = column.Bins;
        for (int row = 0; row < bins.Length; row++)
        {
            ref var sum = ref sums[nodes[row] * width + bins[row]];
            sum.Gradient += slopes[row].Gradient;
            sum.Hessian += slopes[row].Hessian;
        }
        var best = new Split[level.Length];
        for (int node = 0; node < best.Length; node++)
            best[node] = Best(number, sums.AsSpan(node * width, width), level[node]);
        return best;
    }

    private Split Best(int column, ReadOnlySpan<Sum> bins, Bounds bounds)
    {
        var total = default(Sum);
        foreach (var bin in bins)
            total.Add(bin);
        double whole = Gain(total, Value(total, bounds));
        var best = Split.None;
        var left = default(Sum);
        for (int bin = 0; bin < bins.Length - 1; bin++)
        {
            left.Add(bins[bin]);
            var right = new Sum { Gradient = total.Gradient - left.Gradient, Hessian = total.Hessian - left.Hessian };
            if (left.Hessian < options.LeastHessian || right.Hessian < options.LeastHessian)
                continue;
            double leftValue = Value(left, bounds), rightValue = Value(right, bounds);
            if (isMonotone && leftValue > rightValue)
                continue;
            double gain = Gain(left, leftValue) + Gain(right, rightValue) - whole;
            if (gain > best.Gain)
                best = new(column, bin, gain, leftValue, rightValue);
        }
        return best;
    }

    private double Value(Sum sum, Bounds bounds) => Math.Clamp(sum.Gradient / (sum.Hessian + options.Regularisation), bounds.Low, bounds.High);

    private double Gain(Sum sum, double value) => 2 * sum.Gradient * value - (sum.Hessian + options.Regularisation) * value * value;

    private struct Sum
    {
        public double Gradient;
        public double Hessian;

        public void Add(Sum other)
        {
            Gradient += other.Gradient;
            Hessian += other.Hessian;
        }
    }
}
