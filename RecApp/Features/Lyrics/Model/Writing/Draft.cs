using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>A line under way, token by token; never changes, so that many can share a beginning.</summary>
internal sealed class Draft
{
    private Draft(Draft? before, int token, float logProbability, LanguageState? state) => (Before, Token, LogProbability, State) = (before, token, logProbability, state);

    /// <summary>The line without its last token; null at the beginning.</summary>
    public Draft? Before { get; }

    public int Token { get; }

    /// <summary>Natural logarithm of the last token's probability, free of temperature.</summary>
    public float LogProbability { get; }

    /// <summary>The network's state; null until the last token is read.</summary>
    public LanguageState? State { get; private set; }

    /// <summary>Sum over all tokens.</summary>
    public double Total { get; private init; }

    /// <summary>The text so far.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Number of tokens.</summary>
    public int Length { get; private init; }

    /// <summary>Syllables of the words that are finished.</summary>
    public int Finished { get; private init; }

    /// <summary>The letters of the last word, which may go on; empty after punctuation or blanks.</summary>
    public string Word { get; private init; } = "";

    /// <summary>Natural logarithm of the probability of the last word's tokens so far, free of temperature; 0 after punctuation or blanks.</summary>
    public double WordLogProbability { get; private init; }

    /// <summary>Whether a word that was asked for is in the line.</summary>
    public bool HasTheme { get; init; }

    /// <summary>Syllables if the last word ends here.</summary>
    public int Syllables(PronouncingDictionary sounds) => Finished + (Word.Length == 0 ? 0 : sounds.Syllables(Word));

    /// <summary>A line that begins with a text, which the state has read.</summary>
    public static Draft Open(LanguageState state, string text, PronouncingDictionary sounds) =>
        new(null, 0, 0, state) { Text = text, Finished = EndRhymes.Syllables(text, sounds) };

    /// <summary>The line with one more token, which the network has yet to read.</summary>
    public Draft With(int token, TokenTable table, PronouncingDictionary sounds, bool hasTheme = false)
    {
        string text = table.Texts[token];
        int finished = Finished;
        string word = Word;
        bool goesOn = word.Length > 0 && text.Length > 0 && TokenTable.IsWordPart(text[0]);
        foreach (char letter in text)
        {
            if (TokenTable.IsWordPart(letter))
                word += letter;
            else if (word.Length > 0)
                (finished, word) = (finished + sounds.Syllables(word), "");
        }
        float log = State!.LogProbabilities[token];
        return new(this, token, log, null) { Total = Total + log, Text = Text + text, Length = Length + 1, Finished = finished, Word = word, WordLogProbability = word.Length == 0 ? 0 : goesOn ? WordLogProbability + log : log, HasTheme = HasTheme || hasTheme };
    }

    /// <summary>Keeps the state after the last token.</summary>
    public void Read(LanguageState state) => State = state;

    /// <summary>The tokens with their natural logarithms, in order.</summary>
    public IEnumerable<(int Token, float LogProbability)> Tokens() =>
        Before is null ? [] : Before.Tokens().Append((Token, LogProbability));
}
