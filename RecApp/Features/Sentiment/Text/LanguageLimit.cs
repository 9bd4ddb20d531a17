namespace RecApp.Features.Sentiment.Text;

/// <summary>What hardly any English review of some length goes beyond: 1 in 2,000 of the training data.</summary>
/// <param name="Words">Holds for texts of this many words or more.</param>
/// <param name="MostUnknown">Largest share of words that no review of the training data has often, 0–1.</param>
/// <param name="LeastFunctionWords">Smallest share of English function words, 0–1.</param>
internal sealed record LanguageLimit(int Words, double MostUnknown, double LeastFunctionWords);
