using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecApp.Learning.Trees;

/// <summary>
/// Scores rows by the trees of an ensemble without the splits that send all of these rows the same way: columns that rows
/// share, such as what describes their query, decide nothing between them. Reused from set to set; one thread at a time.
/// </summary>
public sealed class PrunedTrees
{
    // So many rows and a tree stay in the processor's first cache.
    private const int Block = 64;

    private readonly List<PrunedTree> _trees = [];
    private readonly List<PrunedNode> _nodes = [];
    private float[] _low = [], _high = [];

    /// <summary>Adds up some of an ensemble's trees, in their order and without its bias.</summary>
    /// <param name="ensemble">The trees.</param>
    /// <param name="first">The first tree.</param>
    /// <param name="end">The tree after the last.</param>
    /// <param name="rows">[rows × columns], row after row.</param>
    /// <param name="scores">[rows], overwritten.</param>
    /// <exception cref="ArgumentException">The lengths don't fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are no such trees.</exception>
    public void Score(TreeEnsemble ensemble, int first, int end, ReadOnlySpan<float> rows, Span<float> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(end, ensemble.Count);
        int columns = ensemble.Columns;
        if (rows.Length != scores.Length * columns)
            throw new ArgumentException($"{scores.Length} rows need {scores.Length * columns} values, got {rows.Length}.", nameof(rows));
        scores.Clear();
        if (scores.IsEmpty)
            return;
        Measure(rows, columns);
        Prune(ensemble, first, end);
        for (int row = 0; row < scores.Length; row += Block)
        {
            int count = Math.Min(Block, scores.Length - row);
            Walk(rows.Slice(row * columns, count * columns), columns, scores.Slice(row, count));
        }
    }

    private void Measure(ReadOnlySpan<float> rows, int columns)
    {
        (_low, _high) = (rows[..columns].ToArray(), rows[..columns].ToArray());
        for (int at = columns; at < rows.Length; at += columns)
        {
            var row = rows.Slice(at, columns);
            TensorPrimitives.Min(_low, row, _low);
            TensorPrimitives.Max(_high, row, _high);
        }
    }

    private void Prune(TreeEnsemble ensemble, int first, int end)
    {
        _trees.Clear();
        _nodes.Clear();
        for (int tree = first; tree < end; tree++)
        {
            int root = _nodes.Count;
            _nodes.Add(default);
            _trees.Add(new(root, Copy(ensemble, tree, 0, 0, root)));
        }
    }

    /// <summary>Copies what is under a split to a place, and what is under that behind it.</summary>
    /// <returns>Levels of splits.</returns>
    private int Copy(TreeEnsemble ensemble, int tree, int at, int level, int place)
    {
        for (; level < ensemble.Depth; level++)
        {
            var (column, threshold) = ensemble.Split(tree, at);
            // Where a value is no number the bounds are none either, and the split stays.
            bool left = _high[column] <= threshold, right = _low[column] > threshold;
            if (!left && !right)
            {
                int child = _nodes.Count;
                CollectionsMarshal.SetCount(_nodes, child + 2);
                _nodes[place] = new(threshold, column, child);
                return 1 + Math.Max(Copy(ensemble, tree, 2 * at + 1, level + 1, child), Copy(ensemble, tree, 2 * at + 2, level + 1, child + 1));
            }
            at = 2 * at + (left ? 1 : 2);
        }
        // A leaf leads to itself, so that all walks through a tree are as long.
        _nodes[place] = new(float.PositiveInfinity, 0, place, ensemble.Leaf(tree, at));
        return 0;
    }

    // Walks of different rows don't wait for each other, so the processor works on several at once. The ensemble has checked
    // every column; a branch or a bounds check per split would cost more than the walk.
    private void Walk(ReadOnlySpan<float> rows, int columns, Span<float> sums)
    {
        ref var nodes = ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(_nodes));
        foreach (var (root, depth) in CollectionsMarshal.AsSpan(_trees))
        {
            ref float row = ref MemoryMarshal.GetReference(rows);
            for (int i = 0; i < sums.Length; i++)
            {
                int at = root;
                for (int level = 0; level < depth; level++)
                {
                    ref var node = ref Unsafe.Add(ref nodes, at);
                    at = node.Child + (Unsafe.Add(ref row, node.Column) > node.Threshold ? 1 : 0);
                }
                sums[i] += Unsafe.Add(ref nodes, at).Leaf;
                row = ref Unsafe.Add(ref row, columns);
            }
        }
    }

    private readonly record struct PrunedTree(int Root, int Depth);

    private readonly record struct PrunedNode(float Threshold, int Column, int Child, float Leaf = 0);
}
