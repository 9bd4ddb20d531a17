using RecApp.Bundles;

namespace RecApp.Features.Sentiment.Model;

/// <summary>The reviews behind the models in counts: no review can be told from them.</summary>
/// <param name="Labelled">Reviews with a label.</param>
/// <param name="Positive">Those of them that praise.</param>
/// <param name="Unlabelled">Reviews without a label.</param>
/// <param name="Films">Films that the labelled ones are about.</param>
/// <param name="Ratings">[10] labelled reviews by stars, 1 to 10.</param>
/// <param name="WordEdges">[bins + 1] words of a labelled review; the last bin holds all longer ones.</param>
/// <param name="WordCounts">[bins] reviews.</param>
/// <param name="MedianWords">Half of the labelled reviews are longer.</param>
/// <param name="PraisingWords">Words that praise shows most clearly.</param>
/// <param name="ScathingWords">Words that displeasure shows most clearly.</param>
public sealed record ReviewStatistics(
    int Labelled, int Positive, int Unlabelled, int Films, IReadOnlyList<int> Ratings, IReadOnlyList<double> WordEdges, IReadOnlyList<int> WordCounts,
    int MedianWords, IReadOnlyList<TellingWord> PraisingWords, IReadOnlyList<TellingWord> ScathingWords);

/// <summary>A word that is far commoner on one side.</summary>
/// <param name="Word">As the tokeniser writes it.</param>
/// <param name="Times">How many times commoner it is there.</param>
/// <param name="Reviews">Labelled reviews that have it.</param>
public sealed record TellingWord(string Word, double Times, int Reviews);

/// <summary>How the probability lies over reviews that the model had not seen, by what their authors really thought.</summary>
/// <param name="Edges">[bins + 1] 0 to 1.</param>
/// <param name="Negative">[bins] reviews that find fault.</param>
/// <param name="Positive">[bins] reviews that praise.</param>
public sealed record ProbabilityHistogram(IReadOnlyList<double> Edges, IReadOnlyList<int> Negative, IReadOnlyList<int> Positive);

/// <summary>What there is to know about a model before it is asked.</summary>
/// <param name="Manifest">Version, data and measured quality.</param>
/// <param name="Histogram">How the probability lies over reviews that the model had not seen.</param>
/// <param name="Reviews">The reviews behind it.</param>
public sealed record SentimentFacts(ModelManifest Manifest, ProbabilityHistogram Histogram, ReviewStatistics Reviews);
