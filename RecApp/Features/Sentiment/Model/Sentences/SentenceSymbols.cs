using System.Collections.Frozen;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Sentences;

/// <summary>What stays of a sentence when all but its small words, its turns and the value of its telling words is left out.</summary>
internal static class SentenceSymbols
{
    /// <summary>Any word without a value.</summary>
    public const string Other = "x";

    /// <summary>A word or a turn of words that turns what follows round.</summary>
    public const string Not = "NOT";

    /// <summary>What begins the clause that counts.</summary>
    public const string But = "BUT";

    /// <summary>Ends a sentence.</summary>
    public const string Stop = ".";

    private static readonly FrozenSet<string> Kept = Words(
        "i me my you your we it he she they this that these those there what who which one the a an is are was were be been am being do does did done have has had having "
        + "will would could should can may might must shall if then so too very really quite rather more most less least than as like only just even still ever again always "
        + "of for from with to in on at by about into out up down off over and or until while when because why how all any anything everything nothing something nobody everyone anyone no none "
        + "not never nor neither hardly barely scarcely without but much many little enough wanted want expected expect hoped hope tried try thought think feared fear wait wish wished made make "
        + "left keep kept gave give got get see seen saw watch watching watched pay paid time money life hours minutes back best worst better worse end ends ended over point reason way sure "
        + "? ! !! ?? \" , ... :) :( 's anywhere nowhere less lacks lack fails failed fail far free instead supposed pretty kind sort bit sure say said know felt feel took take");

    private static readonly FrozenSet<string> Negators = Words("not never nobody nothing none no nor neither hardly barely scarcely without cannot lacks lack rarely seldom");

    private static readonly FrozenSet<string> Turns = Words("but however yet although though despite nevertheless still except");

    /// <summary>Whether a word stands for itself.</summary>
    public static bool IsKept(string word) => Kept.Contains(word) || Negators.Contains(word) || Turns.Contains(word);

    /// <summary>Whether a word turns round what follows.</summary>
    public static bool IsNegator(string word) => Negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>[fewer] the symbols of a sentence; words without a value that stand together are one.</summary>
    /// <param name="tokens">Of the sentence.</param>
    /// <param name="valence">The value of a word, −2 to 2.</param>
    public static List<string> Of(IReadOnlyList<TextToken> tokens, Func<string, int> valence)
    {
        var symbols = new List<string>(tokens.Count);
        for (int at = 0; at < tokens.Count;)
        {
            if (StarRating.At(tokens, at) is { } rating)
            {
                symbols.Add(Named(rating));
                at += rating.Length;
                continue;
            }
            string symbol = Named(tokens[at++].Word, valence);
            if (symbol != Other || symbols.Count == 0 || symbols[^1] != Other)
                symbols.Add(symbol);
        }
        return symbols;
    }

    private static string Named(StarRating rating) => rating.Share switch
    {
        <= 0.45 => "R-",
        < 0.65 => "R0",
        _ => "R+",
    };

    private static string Named(string word, Func<string, int> valence) => valence(word) switch
    {
        >= 2 => "P+",
        1 => "P",
        -1 => "N",
        <= -2 => "N+",
        _ when word is "." or "!" or "!!" or "?" or "..." => word == "..." ? Stop : word,
        _ when Turns.Contains(word) => But,
        _ when Kept.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal) => word,
        _ => Other,
    };

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
