using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Session.Snapshots;
using RecApp.Tables;

namespace RecApp.Features.Earnings.Fitting;

/// <summary>A linear model fitted to somebody's own programmes. Lives in the session that made it and nowhere else.</summary>
[KeptApart]
public sealed class OwnLinearFit
{
    /// <summary>Where the programmes came from.</summary>
    public required string Name { get; init; }

    /// <summary>Programmes that it was fitted to.</summary>
    public required int Programmes { get; init; }

    /// <summary>Colleges behind them; null where the data doesn't tell them apart.</summary>
    public required int? Colleges { get; init; }

    /// <summary>Rows without earnings or with something that can't be used, which took no part.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The first rows with something that can't be used.</summary>
    public required IReadOnlyList<RowProblem> Problems { get; init; }

    /// <summary>How the file was understood; null of a data set.</summary>
    public TableReading? Reading { get; init; }

    /// <summary>How long one fit to all programmes took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>This fit on programmes that it had not seen, then the served models on the same programmes.</summary>
    public required IReadOnlyList<LinearComparison> Comparison { get; init; }

    internal LinearPredictor Predictor { get; init; } = null!;
}

/// <summary>How well a model predicts the programmes.</summary>
/// <param name="Model">Its name as people read it.</param>
/// <param name="How">What it was measured on.</param>
/// <param name="RSquared">Share of the differences explained.</param>
/// <param name="MeanAbsoluteErrorUsd">How far off on average.</param>
/// <param name="Coverage90">Share of programmes inside the interval that promises nine in ten.</param>
public sealed record LinearComparison(string Model, string How, double RSquared, double MeanAbsoluteErrorUsd, double Coverage90);
