namespace RecApp.Features.Earnings.Api;

/// <summary>What the predictor answers.</summary>
/// <param name="Predictions">One for each row, in the order given.</param>
/// <param name="Model">The variant that answered.</param>
/// <param name="ModelVersion">Version of the model.</param>
public sealed record EarningsAnswer(IReadOnlyList<EarningsPrediction> Predictions, string Model, string ModelVersion);

/// <summary>The prediction for one programme, in USD a year.</summary>
/// <param name="EarningsUsd">Expected median earnings two years after completion.</param>
/// <param name="Interval50">Half of such programmes lie in it.</param>
/// <param name="Interval90">Nine in ten such programmes lie in it.</param>
/// <param name="BaseUsd">What contributions start from: an average programme. Base and contributions add up to the prediction.</param>
/// <param name="Contributions">How much each input moves the prediction away from the base; empty when not asked for.</param>
/// <param name="Warnings">Why this prediction may be worth less than others; may be none.</param>
/// <param name="PredictionId">Id under which this prediction can be looked up and rated; rows of a request of more than 1,000 share one, or a single request would push all others out of the log.</param>
public sealed record EarningsPrediction(
    double EarningsUsd, UsdInterval Interval50, UsdInterval Interval90, double BaseUsd,
    IReadOnlyList<EarningsContribution> Contributions, IReadOnlyList<string> Warnings, Guid PredictionId);

/// <summary>From <paramref name="Low"/> to <paramref name="High"/> USD.</summary>
public readonly record struct UsdInterval(double Low, double High);

/// <summary>How much an input moves a prediction.</summary>
/// <param name="Feature">Its name as requests write it.</param>
/// <param name="Usd">Positive where it raises the prediction.</param>
/// <param name="IsUnknown">Whether it is what not knowing the input tells: colleges that publish no SAT differ from others.</param>
public readonly record struct EarningsContribution(string Feature, double Usd, bool IsUnknown);

/// <summary>A point of a what-if curve.</summary>
/// <param name="Value">Of the input that changes.</param>
/// <param name="EarningsUsd">The prediction there.</param>
/// <param name="Interval50">Half of such programmes lie in it.</param>
public sealed record CurvePoint(double Value, double EarningsUsd, UsdInterval Interval50);
