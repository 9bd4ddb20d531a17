namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Cuts a text into the tokens that the models know: the rules of <c>training/sentiment/tokenizer.py</c>, to the letter.</summary>
internal static class ReviewTokenizer
{
    /// <summary>The ending that becomes a token of its own.</summary>
    public const string Possessive = "'s";

    private const int LongestStars = 5;

    /// <summary>The tokens in order.</summary>
    public static List<TextToken> Tokenize(string text)
    {
        var folded = FoldedText.Of(text);
        var characters = folded.Characters;
        var tokens = new List<TextToken>(characters.Length / 4);
        for (int at = 0; at < characters.Length;)
        {
            int end = End(characters, at);
            if (end == at)
            {
                at++;
                continue;
            }
            string word = Shortened(characters[at..end]);
            string whole = Contractions.Complete(word);
            if (char.IsAsciiLetterOrDigit(whole[0]) && whole.Length > 2 && whole.EndsWith(Possessive, StringComparison.Ordinal))
            {
                int cut = end - (word.Length == whole.Length ? 2 : 1);
                tokens.Add(Token(folded, at, cut, whole[..^2]));
                tokens.Add(Token(folded, cut, end, Possessive));
            }
            else
            {
                tokens.Add(Token(folded, at, end, whole));
            }
            at = end;
        }
        return tokens;
    }

    private static TextToken Token(in FoldedText folded, int from, int to, string word) => new(word, folded.Starts[from], folded.Ends[to - 1] - folded.Starts[from]);

    private static string Shortened(ReadOnlySpan<char> token) => token[0] switch
    {
        '.' => token.Length == 1 ? "." : "...",
        '!' or '?' => token[..Math.Min(2, token.Length)].ToString(),
        '*' => token[..Math.Min(LongestStars, token.Length)].ToString(),
        ':' or ';' => token[^1] == ')' ? ":)" : ":(",
        _ => token.ToString(),
    };

    // Where the token that begins here ends; the same place where none begins.
    private static int End(ReadOnlySpan<char> text, int at)
    {
        char first = text[at];
        if (char.IsAsciiLetterLower(first) || char.IsAsciiDigit(first))
            return Fraction(text, at) is var end && end > at ? end : Word(text, at);
        switch (first)
        {
            case ':' or ';':
                int mouth = at + 1 < text.Length && text[at + 1] == '-' ? at + 2 : at + 1;
                return mouth < text.Length && text[mouth] is '(' or ')' ? mouth + 1 : at;
            case '.' or '!' or '?' or '*':
                return Run(text, at, first);
            case '"':
                return at + 1;
            default:
                return at;
        }
    }

    // [0-9]+(?:[./][0-9]+)+
    private static int Fraction(ReadOnlySpan<char> text, int at)
    {
        int end = Digits(text, at), start = at;
        while (end > start && end + 1 < text.Length && text[end] is '.' or '/' && char.IsAsciiDigit(text[end + 1]))
        {
            at = Digits(text, end + 1);
            end = at;
        }
        return at;
    }

    // [a-z0-9]+(?:'[a-z0-9]+)*
    private static int Word(ReadOnlySpan<char> text, int at)
    {
        at = Letters(text, at);
        while (at + 1 < text.Length && text[at] == '\'' && IsLetter(text[at + 1]))
            at = Letters(text, at + 1);
        return at;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static int Letters(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsLetter(text[at]))
            at++;
        return at;
    }

    private static int Run(ReadOnlySpan<char> text, int at, char sign)
    {
        while (at < text.Length && text[at] == sign)
            at++;
        return at;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
}

/// <summary>A token and where it stands in the text it came from.</summary>
/// <param name="Word">Lower-case ASCII.</param>
/// <param name="Start">First UTF-16 unit in the text as it was given.</param>
/// <param name="Length">UTF-16 units in the text as it was given.</param>
internal readonly record struct TextToken(string Word, int Start, int Length)
{
    /// <summary>Whether it is made of letters or digits and not a sign.</summary>
    public bool IsWord => char.IsAsciiLetterOrDigit(Word[0]) || Word == ReviewTokenizer.Possessive;
}
