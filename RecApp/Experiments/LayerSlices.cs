using System.Globalization;
using RecApp.Experiments.Statistics;

namespace RecApp.Experiments;

/// <summary>
/// The parts of a layer that its experiments have. Each keeps its place from its start to its end, whichever others end meanwhile: else
/// their visitors would move to other experiments.
/// </summary>
internal static class LayerSlices
{
    private const double Rounding = 1e-9;

    /// <summary>Where a new slice begins: in the first gap that it fits into.</summary>
    /// <param name="running">Those that run in the layer.</param>
    /// <param name="traffic">The new slice's share, above 0, at most 1.</param>
    /// <returns>Null where no gap is wide enough; <c>Widest</c> is the widest one's share.</returns>
    public static (double? From, double Widest) Place(IEnumerable<Experiment> running, double traffic)
    {
        double from = 0, widest = 0;
        foreach (var (start, end) in running.Select(SliceOf).Append((1, 1)).Order())
        {
            widest = Math.Max(widest, start - from);
            if (start - from >= traffic - Rounding)
                return (from, widest);
            from = Math.Max(from, end);
        }
        return (null, widest);
    }

    /// <summary>Who is in which of the experiments that run in a layer.</summary>
    public static TrafficSplit Split(string layer, IEnumerable<Experiment> running)
    {
        List<TrafficShare> parts = [];
        double from = 0;
        foreach (var experiment in running.OrderBy(experiment => experiment.SliceFrom))
        {
            var (start, end) = SliceOf(experiment);
            // A name with a blank is no experiment's.
            if (start - from > Rounding)
                parts.Add(new(string.Create(CultureInfo.InvariantCulture, $"gap {parts.Count}"), start - from));
            parts.Add(new(experiment.Name, end - start));
            from = end;
        }
        return TrafficSplit.OfLayer($"layer {layer}", parts);
    }

    private static (double Start, double End) SliceOf(Experiment experiment) => (experiment.SliceFrom ?? 0, (experiment.SliceFrom ?? 0) + experiment.Definition.Traffic);
}
