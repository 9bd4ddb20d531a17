namespace RecApp.Features.Sentiment.Text;

/// <summary>A token and where it stands in the text it came from.</summary>
/// <param name="Word">Lower-case ASCII.</param>
/// <param name="Start">First UTF-16 unit in the text as it was given.</param>
/// <param name="Length">UTF-16 units in the text as it was given.</param>
internal readonly record struct TextToken(string Word, int Start, int Length)
{
    /// <summary>Whether it is made of letters or digits and not a sign.</summary>
    public bool IsWord => char.IsAsciiLetterOrDigit(Word[0]) || Word == ReviewTokenizer.Possessive;
}
