namespace RecApp.Learning.Trees;

/// <summary>Grows one tree at a time, level by level, every node of a level at once.</summary>
internal sealed class TreeGrower(BinnedColumn[] columns, Slope[] slopes, BoostingOptions options)
{
    private readonly byte[] _nodes = new byte[slopes.Length];

    /// <summary>Grows a tree for the current slopes and adds it to the rows' scores.</summary>
    public GrownTree Grow(float[] scores)
    {
        Array.Clear(_nodes);
        int splits = (1 << options.Depth) - 1;
        var splitColumns = new int[splits];
        var thresholds = new float[splits];
        Array.Fill(thresholds, float.PositiveInfinity);
        Bounds[] level = [Bounds.Root];
        for (int depth = 0; depth < options.Depth; depth++)
        {
            var best = FindSplits(level);
            int first = level.Length - 1;
            for (int node = 0; node < best.Length; node++)
            {
                if (best[node].Column < 0)
                    continue;
                splitColumns[first + node] = best[node].Column;
                float[] edges = columns[best[node].Column].Edges;
                thresholds[first + node] = best[node].Bin < edges.Length ? edges[best[node].Bin] : float.PositiveInfinity;
            }
            Descend(best);
            level = [.. best.SelectMany((split, node) => Children(split, level[node]))];
        }
        float[] leaves = [.. level.Select(leaf => (float)(leaf.Value * options.LearningRate))];
        for (int row = 0; row < scores.Length; row++)
            scores[row] += leaves[_nodes[row]];
        return new(splitColumns, thresholds, leaves);
    }

    private Split[] FindSplits(Bounds[] level)
    {
        var found = new Split[columns.Length][];
        // Each column is worked through by one thread in the order of the rows, so the sums never depend on the threads.
        Parallel.For(0, columns.Length, column => found[column] =
            new SplitFinder(options, isMonotone: column < options.MonotoneColumns).Find(columns[column], column, slopes, _nodes, level));
        var best = new Split[level.Length];
        for (int node = 0; node < best.Length; node++)
        {
            best[node] = Split.None;
            foreach (var splits in found)
            {
                if (splits[node].Gain > best[node].Gain)
                    best[node] = splits[node];
            }
        }
        return best;
    }

    private void Descend(Split[] best)
    {
        for (int row = 0; row < _nodes.Length; row++)
        {
            var split = best[_nodes[row]];
            bool right = split.Column >= 0 && columns[split.Column].Bins[row] > split.Bin;
            _nodes[row] = (byte)(2 * _nodes[row] + (right ? 1 : 0));
        }
    }

    private IEnumerable<Bounds> Children(Split split, Bounds parent)
    {
        if (split.Column < 0)
            return [parent, parent];
        if (split.Column >= options.MonotoneColumns)
            return [parent with { Value = split.Left }, parent with { Value = split.Right }];
        double middle = (split.Left + split.Right) / 2;
        return [new(parent.Low, middle, split.Left), new(middle, parent.High, split.Right)];
    }
}

/// <summary>A tree as <see cref="TreeEnsemble"/> wants it.</summary>
internal sealed record GrownTree(int[] SplitColumns, float[] Thresholds, float[] Leaves);

/// <summary>A node's value and between what it must stay so that monotone columns above it remain so.</summary>
internal readonly record struct Bounds(double Low, double High, double Value)
{
    public static Bounds Root { get; } = new(double.NegativeInfinity, double.PositiveInfinity, 0);
}

/// <summary>A split: rows in bins up to <paramref name="Bin"/> go left.</summary>
internal readonly record struct Split(int Column, int Bin, double Gain, double Left, double Right)
{
    /// <summary>No split; any other gains more.</summary>
    public static Split None { get; } = new(-1, 0, 1e-6, 0, 0);
}
