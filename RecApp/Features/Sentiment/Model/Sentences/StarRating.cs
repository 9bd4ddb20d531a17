using System.Globalization;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Sentences;

/// <summary>A rating that a text states, as in “8/10”, “two out of five stars” and “★★★★”.</summary>
/// <param name="Share">Of the most that can be given, 0–1.</param>
/// <param name="Length">Tokens that say it.</param>
internal readonly record struct StarRating(double Share, int Length)
{
    private const int Usual = 5;

    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly double[] Scales = [4, 5, 10, 100];

    /// <summary>The rating that begins at a token; null where none does.</summary>
    public static StarRating? At(IReadOnlyList<TextToken> tokens, int at)
    {
        string word = tokens[at].Word;
        if (word is "minus" or "negative" && at + 1 < tokens.Count && At(tokens, at + 1) is { } taken)
            return new(0, taken.Length + 1);
        if (word[0] == '*')
            return word.Length > 1 || tokens.Count == 1 ? new(word.Length / (double)Usual, 1) : null;
        if (Fraction(word) is { } share)
            return new(share, Unit(tokens, at + 1) ? 2 : 1);
        if (Number(word) is not { } given)
            return null;
        int end = at + 1;
        // “three and a half stars”, “3 1/2 stars”
        if (Words(tokens, end, "and", "a", "half"))
            (given, end) = (given + 0.5, end + 3);
        else if (end < tokens.Count && tokens[end].Word == "1/2")
            (given, end) = (given + 0.5, end + 1);
        bool hasUnit = Unit(tokens, end);
        int after = hasUnit ? end + 1 : end;
        int of = Words(tokens, after, "out", "of") ? after + 2 : hasUnit && Words(tokens, after, "of") ? after + 1 : after;
        if (of > after && of < tokens.Count && Number(tokens[of].Word) is { } most && Scales.Contains(most) && given <= 2 * most)
            return new(Math.Min(1, given / most), of + (Unit(tokens, of + 1) ? 2 : 1) - at);
        // “one of the stars” counts people.
        return hasUnit && of == after && given <= 12 ? new(Math.Min(1, given / (given <= Usual ? Usual : 10)), after - at) : null;
    }

    private static double? Fraction(string word) => word.Split('/') is [var given, var most]
        && double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value)
        && double.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out double scale) && Scales.Contains(scale) && value <= 2 * scale
        ? Math.Min(1, value / scale)
        : null;

    private static double? Number(string word) => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) ? value
        : Array.IndexOf(Numbers, word) is >= 0 and var number ? number
        : null;

    private static bool Unit(IReadOnlyList<TextToken> tokens, int at) => at < tokens.Count && tokens[at].Word is ("star" or "stars");

    private static bool Words(IReadOnlyList<TextToken> tokens, int at, params ReadOnlySpan<string> words)
    {
        if (at + words.Length > tokens.Count)
            return false;
        for (int i = 0; i < words.Length; i++)
            if (tokens[at + i].Word != words[i])
                return false;
        return true;
    }
}
