namespace RecApp.Inference;

/// <summary>One measured figure.</summary>
/// <param name="Name">The measure, e.g. <c>recall@500</c>.</param>
/// <param name="Value">A finite number in the measure's own unit.</param>
/// <param name="Protocol">How it was measured, so that others can repeat it.</param>
/// <param name="Variant">What was measured: a ranker or a baseline, e.g. <c>blend</c>, <c>popularity</c>.</param>
/// <param name="Group">The part of the test data, e.g. <c>editorial</c>; null for all of it.</param>
public sealed record ModelMetric(string Name, double Value, string Protocol, string Variant, string? Group = null);
