namespace RecApp.Inference;

/// <summary>How training and test data were separated.</summary>
/// <param name="How">A sentence a person reads.</param>
/// <param name="Seed">The random generator's seed.</param>
public sealed record DataSplit(string How, int Seed);
