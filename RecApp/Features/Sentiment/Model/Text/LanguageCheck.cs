namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Tells texts that a model can read from those it would only guess at.</summary>
/// <param name="limits">Ascending by length; the first holds for one word.</param>
internal sealed class LanguageCheck(IReadOnlyList<LanguageLimit> limits)
{
    // One foreign word may be a title; two different ones are a language.
    private const int LeastForeign = 2;

    /// <summary>Why no verdict is given; null when the text can be read.</summary>
    /// <param name="text">As it was given.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="isKnown">Whether the model knows a word.</param>
    public string? Problem(string text, IReadOnlyList<TextToken> tokens, Func<string, bool> isKnown)
    {
        string[] words = [.. tokens.Where(token => token.IsWord && token.Word != ReviewTokenizer.Possessive).Select(token => token.Word)];
        int unknown = words.Count(word => !isKnown(word));
        if (words.Length == 0)
            return text.Any(char.IsLetter) ? "This is not written in the Latin alphabet; the models read English." : "There is no word in it.";
        if (unknown == words.Length)
            return words.Length == 1 ? "The model doesn't know this word." : "The model knows none of these words.";
        if (OtherLanguage(words) is { } language)
            return $"This looks like {language}; the models read English.";
        var limit = limits.Last(limit => limit.Words <= words.Length || limit == limits[0]);
        if ((double)unknown / words.Length > limit.MostUnknown)
            return $"The model doesn't know {unknown:N0} of the {words.Length:N0} words; a verdict would be a guess.";
        return (double)words.Count(FunctionWords.English.Contains) / words.Length < limit.LeastFunctionWords
            ? "This doesn't read like English: it has hardly any of its small words, such as “the” and “is”."
            : null;
    }

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
