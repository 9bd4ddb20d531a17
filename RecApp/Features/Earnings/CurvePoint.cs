namespace RecApp.Features.Earnings;

/// <summary>A point of a what-if curve.</summary>
/// <param name="Value">Of the input that changes.</param>
/// <param name="EarningsUsd">The prediction there.</param>
/// <param name="Interval50">Half of such programmes lie in it.</param>
public sealed record CurvePoint(double Value, double EarningsUsd, UsdInterval Interval50);
