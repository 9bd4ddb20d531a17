using System.Net;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Languages;

/// <summary>Tells texts that a model can read from those it would only guess at.</summary>
/// <param name="limits">Ascending by length; the first holds for one word.</param>
internal sealed class LanguageCheck(IReadOnlyList<LanguageLimit> limits)
{
    // One foreign word may be a title; two different ones are a language.
    private const int LeastForeign = 2;

    // Fewer words are names and titles as often as not.
    private const int LeastToGuess = 4;

    // From this share of English small words on it is English, whatever names stand in it.
    private const double English = 0.3;

    // How far the mean log-likelihood of a text's runs of letters must be above that of English; the further, the more of its words are
    // known beyond a share that other languages reach by names and words in common. Of 22,465 sentences of reviews 13 go beyond.
    private const double Margin = 0.05;
    private const double MarginOfKnown = 0.8;
    private const double KnownAnywhere = 0.4;

    // Below this a text is no language at all.
    private const double LeastLikelihood = -4;

    /// <summary>Why no verdict is given; null when the text can be read.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="isKnown">Whether the model knows a word.</param>
    public string? Problem(string text, IReadOnlyList<TextToken> tokens, Func<string, bool> isKnown)
    {
        string[] words = [.. tokens.Where(token => token.IsWord && token.Word != ReviewTokenizer.Possessive).Select(token => token.Word)];
        int unknown = words.Count(word => !isKnown(word));
        if (words.Length == 0 && tokens.Any(SaysSomething))
            return null;
        if (words.Length == 0)
            return text.Any(char.IsLetter) ? "This is not written in the Latin alphabet; the models read English." : "There is no word in it.";
        if (words.Count(FunctionWords.IsEnglish) < English * words.Length && Likelier(text, words, MarginFor(words, isKnown)) is { } likelier)
            return Refusal(likelier);
        if (unknown == words.Length)
            return words.Length == 1 ? "The model doesn't know this word." : "The model knows none of these words.";
        if (OtherLanguage(words) is { } language)
            return Refusal(language);
        var limit = limits.Last(limit => limit.Words <= words.Length || limit == limits[0]);
        if ((double)unknown / words.Length > limit.MostUnknown)
            return Likelier(text, words, Margin) is { } other ? Refusal(other) : $"The model doesn't know {unknown:N0} of the {words.Length:N0} words; a verdict would be a guess.";
        return (double)words.Count(FunctionWords.English.Contains) / words.Length < limit.LeastFunctionWords
            ? "This doesn't read like English: it has hardly any of its small words, such as “the” and “is”."
            : null;
    }

    private static string Refusal(string language) => $"This looks like {language}; the models read English.";

    private static double MarginFor(string[] words, Func<string, bool> isKnown)
    {
        double known = words.Count(word => isKnown(word) && !FunctionWords.IsForeign(word)) / (double)words.Length;
        return Margin + (MarginOfKnown * Math.Max(0, known - KnownAnywhere));
    }

    // The language that a text is likelier to be than English; null for none.
    private static string? Likelier(string text, string[] words, double margin)
    {
        if (words.Length < LeastToGuess || LanguageNgrams.Shipped.LogLikelihoods(WebUtility.HtmlDecode(text)) is not [var english, ..] likelihoods)
            return null;
        int best = Array.IndexOf(likelihoods, likelihoods.Max());
        return likelihoods[best] > LeastLikelihood && likelihoods[best] > english + margin ? LanguageNgrams.Languages[best] : null;
    }

    // Stars and faces are a verdict without a word.
    private static bool SaysSomething(TextToken token) => token.Word is ":)" or ":(" || token.Word[0] == '*';

    private static string? OtherLanguage(string[] words)
    {
        int english = words.Distinct(StringComparer.Ordinal).Count(FunctionWords.English.Contains);
        var (language, found) = FunctionWords.Others
            .Select(other => (other.Language, Found: words.Distinct(StringComparer.Ordinal).Count(other.Words.Contains)))
            .MaxBy(other => other.Found);
        return found >= LeastForeign && found > english ? language : null;
    }
}

/// <summary>What hardly any English review of some length goes beyond: 1 in 2,000 of the training data.</summary>
/// <param name="Words">Holds for texts of this many words or more.</param>
/// <param name="MostUnknown">Largest share of words that no review of the training data has often, 0–1.</param>
/// <param name="LeastFunctionWords">Smallest share of English function words, 0–1.</param>
internal sealed record LanguageLimit(int Words, double MostUnknown, double LeastFunctionWords);
