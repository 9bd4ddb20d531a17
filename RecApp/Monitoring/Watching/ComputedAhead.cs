namespace RecApp.Monitoring.Watching;

/// <summary>Answers that a feature has computed in advance and only looks up. A feature registers it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="VariantPrefix">With what their variants begin.</param>
public sealed record ComputedAhead(string Model, string VariantPrefix);
