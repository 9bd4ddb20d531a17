using RecApp.Features.Movies.Model.Ranking;

namespace RecApp.Features.Movies.Training;

/// <summary>How prior, co-occurrence and regression are weighed by the number of films given; found on one fold of users.</summary>
internal static class BlendSchedule
{
    private static readonly (int Given, double Prior, double CoOccurrence, double Regression, double Damping)[] Nodes =
    [
        (1, 1, 1, 0, 0.03), (2, 1, 0.85, 0.3, 0.04), (3, 1, 0.75, 0.5, 0.08), (5, 1, 0.6, 0.7, 0.12),
        (10, 0.83, 0.33, 1, 0.1), (20, 0.2, 0.05, 1, 0.12), (40, 0.02, 0.005, 1, 0.15), (60, 0, 0, 1, 0.16),
    ];

    /// <summary>A step for each number of films from 1 to 60, in between linear in the logarithm of the number.</summary>
    public static IReadOnlyList<BlendStep> Steps { get; } = [.. Enumerable.Range(1, Nodes[^1].Given).Select(Step)];

    /// <summary>The nodes, for the manifest: films given, and the weights of prior, co-occurrence and regression, and the damping.</summary>
    public static IReadOnlyList<double[]> Table { get; } = [.. Nodes.Select(node => (double[])[node.Given, node.Prior, node.CoOccurrence, node.Regression, node.Damping])];

    private static BlendStep Step(int given)
    {
        int next = Math.Max(1, Array.FindIndex(Nodes, node => node.Given >= given));
        var (left, right) = (Nodes[next - 1], Nodes[next]);
        double share = Math.Log((double)given / left.Given) / Math.Log((double)right.Given / left.Given);
        return new(given, [Between(left.CoOccurrence, right.CoOccurrence), Between(left.Regression, right.Regression)], Between(left.Prior, right.Prior), Between(left.Damping, right.Damping));

        float Between(double from, double to) => (float)(from + share * (to - from));
    }
}
