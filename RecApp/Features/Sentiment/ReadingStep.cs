namespace RecApp.Features.Sentiment;

/// <summary>What the LSTM thinks after a token.</summary>
/// <param name="Word">The token.</param>
/// <param name="Probability">Calibrated probability of praise by the words up to here, 0–1.</param>
public sealed record ReadingStep(string Word, double Probability);
