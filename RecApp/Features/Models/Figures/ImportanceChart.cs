using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Models.Figures;

/// <summary>What a model's inputs matter, the most important first.</summary>
internal static class ImportanceChart
{
    /// <summary>The chart; null where there are no inputs.</summary>
    public static ChartFigure? From(ModelImportance importance)
    {
        (string Name, double Value)[] rows = [.. importance.Inputs.OrderByDescending(input => input.Loss).Select(input => (input.Input, Math.Max(0, input.Loss)))];
        if (rows is not [var first, ..])
            return null;
        return MetricChart.Bars(
            $"What matters most is {first.Name}: without it, {importance.Measure} falls by {FigureText.Three(first.Value)}",
            $"What {importance.Measure} loses when one input is shuffled, {importance.Protocol}.",
            $"Loss of {importance.Measure}", "Input", rows, FigureText.Three, ".2f");
    }
}
