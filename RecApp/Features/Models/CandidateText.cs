using System.Globalization;
using RecApp.Charts;
using RecApp.Retraining;

namespace RecApp.Features.Models;

/// <summary>How candidates are written about.</summary>
internal static class CandidateText
{
    /// <summary>Which figures are surely better or worse, a sentence.</summary>
    public static string Verdict(VersionComparison comparison)
    {
        if (!comparison.OnTheSameData)
            return "It was trained and measured on other data, so that the figures stand side by side but say nothing about which is better.";
        int better = comparison.Figures.Count(figure => figure.IsBetter == true), worse = comparison.Figures.Count(figure => figure.IsBetter == false);
        return (better, worse) switch
        {
            _ when comparison.Figures.All(figure => figure.Interval is null) => "No figure states its folds, so that nobody can tell its difference from chance.",
            (0, 0) => "No figure differs by more than chance explains.",
            _ => $"{FigureText.Counted(better, "figure")} better and {FigureText.Counted(worse, "figure")} worse by more than chance explains, of {comparison.Figures.Count}.",
        };
    }

    /// <summary>The columns of the figures.</summary>
    public static IReadOnlyList<DataColumn<FigureDifference>> Columns(string candidate) =>
    [
        new("Figure", figure => figure.Group is null ? figure.Name : $"{figure.Name}, {figure.Group}"),
        new("Variant", figure => figure.Variant),
        new("Verdict", figure => figure.IsBetter switch { true => "better", false => "worse", _ => "–" }),
        new("Difference, 95 % interval", Difference) { Sortable = false },
        new("Served", figure => ModelText.Number(figure.Former)) { Sortable = false },
        new(candidate, figure => ModelText.Number(figure.Candidate)) { Sortable = false },
    ];

    /// <summary>What became of a training; null while it runs, and where there was none.</summary>
    public static string? Outcome(RetrainingState state) => state.Phase switch
    {
        RetrainingPhase.Candidate => $"{state.Version} is trained and waits for your decision.",
        RetrainingPhase.Promoted => $"{state.Version} is trained, held every guarded figure and answers now.",
        RetrainingPhase.Unchanged => "The data gave a version that is there already.",
        RetrainingPhase.Cancelled => "Cancelled. Nothing has changed.",
        _ => null,
    };

    private static string Difference(FigureDifference figure)
    {
        // One decimal more than the figures have, or most differences would be nothing.
        string number = ModelText.FormatOf([figure.Former, figure.Candidate]) is "N0" ? "#,0.0" : ModelText.FormatOf([figure.Former, figure.Candidate]) + "0";
        string format = $"+{number};−{number};{number}";
        return figure.Interval is { } interval
            ? $"{Signed(figure.Difference)} ({Signed(interval.Low)} to {Signed(interval.High)})"
            : $"{Signed(figure.Difference)} (folds not stated)";

        string Signed(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
