namespace RecApp.Features.Regression.Api;

/// <summary>What the model answers.</summary>
/// <param name="Predictions">One per row, in the order of the rows.</param>
/// <param name="ModelVersion">Version of the model that answered.</param>
public sealed record RegressionAnswer(IReadOnlyList<RegressionPrediction> Predictions, string ModelVersion);

/// <summary>The prediction for one row.</summary>
/// <param name="Output">The target expected.</param>
/// <param name="Interval95">Where the target of a new row with these values lies with a probability of 95 %, as far as the data go.</param>
/// <param name="PredictionId">Id under which this prediction can be looked up and rated.</param>
/// <param name="Warnings">Variables outside what the model has seen; usually none.</param>
public sealed record RegressionPrediction(double Output, PredictionInterval Interval95, Guid PredictionId, IReadOnlyList<string> Warnings);

/// <summary>A range of the target.</summary>
public sealed record PredictionInterval(double Low, double High);
