namespace RecApp.Features.Regression.Model;

/// <summary>How a fit did on its data, in counts and quantiles: no row of the data can be told from it.</summary>
/// <param name="Edges">[bins + 1] equal bins of the target, for prediction and target alike.</param>
/// <param name="Counts">[target bins][prediction bins] rows.</param>
/// <param name="Bands">Residuals by prediction, ascending; groups of equal size.</param>
/// <param name="ResidualEdges">[bins + 1] equal bins of the residuals.</param>
/// <param name="ResidualCounts">[bins] rows.</param>
public sealed record FitReview(
    IReadOnlyList<double> Edges, IReadOnlyList<IReadOnlyList<int>> Counts, IReadOnlyList<ResidualBand> Bands,
    IReadOnlyList<double> ResidualEdges, IReadOnlyList<int> ResidualCounts);

/// <summary>The residuals of rows with similar predictions.</summary>
/// <param name="Prediction">Mean prediction.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="P5">5 % of the residuals are below.</param>
/// <param name="P25">25 % are below.</param>
/// <param name="P50">Half are below.</param>
/// <param name="P75">75 % are below.</param>
/// <param name="P95">95 % are below.</param>
public sealed record ResidualBand(double Prediction, int Rows, double P5, double P25, double P50, double P75, double P95);
