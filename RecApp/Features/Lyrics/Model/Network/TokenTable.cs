using System.Text;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>What the sampler has to know of each token: where it may stand in a line.</summary>
internal sealed class TokenTable
{
    private const string Punctuation = ",.;:!?-'";

    /// <param name="tokenizer">The vocabulary.</param>
    public TokenTable(VerseTokenizer tokenizer)
    {
        Texts = [.. Enumerable.Range(0, tokenizer.Count).Select(token => Utf8(tokenizer.Bytes(token)))];
        Opens = [.. Texts.Select(text => text.Length > 0 && (char.IsUpper(text[0]) || (text[0] == '\'' && text.Length > 1 && char.IsLetter(text[1]))))];
        Continues = [.. Texts.Select(text => text.Length > 0 && IsWordPart(text[0]))];
        Inside = [.. Texts.Select(text => text.Length > 0 && text.All(IsOfVerse) && text != " ")];
        Ends = [.. Enumerable.Range(0, Texts.Length).Where(token => Texts[token] is "," or "." or ";" or ":" or "!" or "?" or "--" or ",--" or "!--" or ".--" or ";--" or "\n")];
        Closes = [.. Ends.Where(token => Texts[token] is "." or "!" or "?")];
        Content = [.. Texts.Select(text => text.Trim().Length >= 4)];
    }

    /// <summary>The text of each token; empty where its bytes alone are no text.</summary>
    public string[] Texts { get; }

    /// <summary>Tokens that may begin a line: they start with a capital.</summary>
    public bool[] Opens { get; }

    /// <summary>Tokens that go on with the word before them.</summary>
    public bool[] Continues { get; }

    /// <summary>Tokens that may stand inside a line: letters, blanks and the marks that verse needs, no digits, brackets or quotation marks.</summary>
    public bool[] Inside { get; }

    /// <summary>Tokens that may follow the last word of a line: its punctuation, or the line end itself.</summary>
    public int[] Ends { get; }

    /// <summary>Those that close a song.</summary>
    public int[] Closes { get; }

    /// <summary>Tokens that carry a word rather than grammar; the repetition penalty is for them.</summary>
    public bool[] Content { get; }

    /// <summary>Whether a character belongs to a word.</summary>
    public static bool IsWordPart(char letter) => letter == '\'' || char.IsLetter(letter);

    private static bool IsOfVerse(char letter) => letter == ' ' || char.IsLetter(letter) || Punctuation.Contains(letter, StringComparison.Ordinal);

    private static string Utf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : "";
}
