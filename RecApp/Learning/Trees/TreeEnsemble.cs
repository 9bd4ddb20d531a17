using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecApp.Learning.Trees;

/// <summary>
/// Complete binary trees of one depth in flat arrays. At a node a row goes right when its value in the node's column is
/// above the threshold; a node that splits nothing has an infinite threshold. Immutable and safe for concurrent use.
/// </summary>
public sealed class TreeEnsemble
{
    private readonly Node[] _nodes;
    private readonly float[] _leaves;
    private readonly int _perTree;

    /// <param name="depth">Levels of splits, 1–8.</param>
    /// <param name="columns">How many columns a row has.</param>
    /// <param name="bias">Score before any tree.</param>
    /// <param name="splitColumns">[trees × (2^depth - 1)], level after level.</param>
    /// <param name="thresholds">[trees × (2^depth - 1)].</param>
    /// <param name="leaves">[trees × 2^depth], left to right.</param>
    /// <exception cref="InvalidDataException">The arrays don't fit each other.</exception>
    public TreeEnsemble(int depth, int columns, float bias, int[] splitColumns, float[] thresholds, float[] leaves)
    {
        _perTree = depth is >= 1 and <= 8 ? (1 << depth) - 1 : throw new InvalidDataException($"Trees of depth {depth} are not supported.");
        if (thresholds.Length != splitColumns.Length || splitColumns.Length % _perTree != 0 || leaves.Length != splitColumns.Length / _perTree * (_perTree + 1))
            throw new InvalidDataException("The arrays of the trees don't fit each other.");
        if (splitColumns.Any(column => column < 0 || column >= columns))
            throw new InvalidDataException("A tree asks for a column that there is not.");
        (Depth, Columns, Bias, _leaves) = (depth, columns, bias, leaves);
        _nodes = [.. splitColumns.Select((column, i) => new Node(thresholds[i], column))];
    }

    /// <summary>Levels of splits.</summary>
    public int Depth { get; }

    /// <summary>How many columns a row has.</summary>
    public int Columns { get; }

    public int Count => _leaves.Length / (_perTree + 1);

    /// <summary>Score before any tree.</summary>
    public float Bias { get; }

    /// <summary>[trees × (2^depth - 1)] columns that are split on.</summary>
    public int[] SplitColumns => [.. _nodes.Select(node => node.Column)];

    /// <summary>[trees × (2^depth - 1)].</summary>
    public float[] Thresholds => [.. _nodes.Select(node => node.Threshold)];

    /// <summary>[trees × 2^depth].</summary>
    public IReadOnlyList<float> Leaves => _leaves;

    /// <summary>Sums of the trees.</summary>
    /// <param name="rows">[rows × columns], row after row.</param>
    /// <param name="scores">[rows], overwritten.</param>
    /// <exception cref="ArgumentException">The lengths don't fit.</exception>
    public void Score(ReadOnlySpan<float> rows, Span<float> scores)
    {
        if (rows.Length != scores.Length * Columns)
            throw new ArgumentException($"{scores.Length} rows need {scores.Length * Columns} values, got {rows.Length}.", nameof(rows));
        for (int row = 0; row < scores.Length; row++)
            scores[row] = Bias + Sum(rows.Slice(row * Columns, Columns), 0, Count);
    }

    /// <summary>A tree's split: its column and threshold.</summary>
    /// <param name="tree">0 to <see cref="Count"/>.</param>
    /// <param name="node">0 to 2^depth - 2, level after level.</param>
    internal (int Column, float Threshold) Split(int tree, int node)
    {
        var split = _nodes[tree * _perTree + node];
        return (split.Column, split.Threshold);
    }

    /// <summary>A leaf of a tree.</summary>
    /// <param name="tree">0 to <see cref="Count"/>.</param>
    /// <param name="node">2^depth - 1 to 2^(depth + 1) - 2, as numbered after the splits.</param>
    internal float Leaf(int tree, int node) => _leaves[tree * (_perTree + 1) + node - _perTree];

    // The trees of one row don't wait for each other, so the processor works on several at once. The constructor has
    // checked every column; a branch or a bounds check per node would cost more than the walk.
    private float Sum(ReadOnlySpan<float> row, int first, int end)
    {
        ref float value = ref MemoryMarshal.GetReference(row);
        ref var node = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_nodes), first * _perTree);
        ref float leaf = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_leaves), first * (_perTree + 1));
        float sum = 0;
        for (int tree = first; tree < end; tree++)
        {
            int at = 0;
            for (int level = 0; level < Depth; level++)
            {
                var split = Unsafe.Add(ref node, at);
                at = 2 * at + 1 + (Unsafe.Add(ref value, split.Column) > split.Threshold ? 1 : 0);
            }
            sum += Unsafe.Add(ref leaf, at - _perTree);
            node = ref Unsafe.Add(ref node, _perTree);
            leaf = ref Unsafe.Add(ref leaf, _perTree + 1);
        }
        return sum;
    }

    private readonly record struct Node(float Threshold, int Column);
}
