namespace RecApp.Learning.Trees;

/// <summary>How boosted trees are grown.</summary>
public sealed record BoostingOptions
{
    public int Trees { get; init; } = 90;

    /// <summary>Levels of splits of every tree, 1–8.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Share of every tree's step that is taken.</summary>
    public double LearningRate { get; init; } = 0.12;

    /// <summary>Added to the sum of second derivatives in a leaf's value.</summary>
    public double Regularisation { get; init; } = 5;

    /// <summary>Least sum of second derivatives on each side of a split.</summary>
    public double LeastHessian { get; init; } = 20;

    /// <summary>Most bins that a column's values fall into, 2–256.</summary>
    public int Bins { get; init; } = 64;

    /// <summary>The first so many columns can only raise the score as they grow; the others are free.</summary>
    public int MonotoneColumns { get; init; }
}
