namespace RecApp.Learning.Trees;

/// <summary>How boosted trees are grown.</summary>
/// <param name="MonotoneColumns">The first so many columns can only raise the score as they grow; the others are free.</param>
public sealed record BoostingOptions(int MonotoneColumns)
{
    public int Trees { get; init; } = 200;

    /// <summary>Most leaves of a tree.</summary>
    public int Leaves { get; init; } = 24;

    /// <summary>Most levels of splits of a tree, 1–8.</summary>
    public int Depth { get; init; } = 6;

    /// <summary>Share of every tree's step that is taken.</summary>
    public double LearningRate { get; init; } = 0.08;

    /// <summary>Added to the sum of second derivatives in a leaf's value.</summary>
    public double Regularisation { get; init; } = 10;

    /// <summary>Fewest rows of a leaf.</summary>
    public int FewestRows { get; init; } = 100;

    /// <summary>Most bins that a column's values fall into.</summary>
    public int Bins { get; init; } = 64;
}
