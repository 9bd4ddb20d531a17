using System.Text;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>A text without entities, tags and special characters, each of whose characters knows where it came from.</summary>
internal readonly ref struct FoldedText
{
    private const int LongestTag = 254;

    private FoldedText(ReadOnlySpan<char> characters, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
    {
        Characters = characters;
        Starts = starts;
        Ends = ends;
    }

    /// <summary>Printable ASCII and spaces.</summary>
    public ReadOnlySpan<char> Characters { get; }

    /// <summary>For each character the first UTF-16 unit of the text behind it.</summary>
    public ReadOnlySpan<int> Starts { get; }

    /// <summary>For each character the UTF-16 unit after the last behind it.</summary>
    public ReadOnlySpan<int> Ends { get; }

    /// <summary>Folds a text of any kind, broken surrogate pairs included.</summary>
    public static FoldedText Of(string text)
    {
        var plain = new Builder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            var (characters, length) = text[at] == '&' ? HtmlEntities.Read(text.AsSpan(at)) : (text.Substring(at, 1), 1);
            foreach (char character in characters)
                plain.Add(character, at, at + length);
            at += length;
        }
        return Folded(Repaired(Repaired(plain.Done())));
    }

    // Twice, because some texts were read wrongly twice.
    private static FoldedText Repaired(FoldedText text)
    {
        if (text.Characters.IndexOfAnyInRange('\u00c2', '\u00f0') < 0)
            return text;
        var repaired = new Builder(text.Characters.Length);
        Span<char> units = stackalloc char[2];
        for (int at = 0; at < text.Characters.Length;)
        {
            var (character, length) = Mojibake.Read(text.Characters[at..]);
            int end = at + Math.Max(1, length);
            int count = length == 0 ? 1 : character.EncodeToUtf16(units);
            if (length == 0)
                units[0] = text.Characters[at];
            foreach (char unit in units[..count])
                repaired.Add(unit, text.Starts[at], text.Ends[end - 1]);
            at = end;
        }
        return repaired.Done();
    }

    private static FoldedText Folded(FoldedText text)
    {
        var folded = new Builder(text.Characters.Length);
        for (int at = 0; at < text.Characters.Length;)
        {
            int end = TagEnd(text.Characters, at);
            string? signs = end > at ? " " : Signs(text.Characters, at, out end);
            if (signs is not null)
                foreach (char sign in signs)
                    folded.Add(sign, text.Starts[at], text.Ends[end - 1]);
            else if (CharacterFolding.Fold(text.Characters[at]) is var mapped and not CharacterFolding.Nothing)
                folded.Add(mapped, text.Starts[at], text.Ends[at]);
            at = end;
        }
        return folded.Done();
    }

    // What a character becomes that can't be mapped on its own; null for all others.
    private static string? Signs(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at + 1;
        if (text[at] == CharacterFolding.Ellipsis)
            return "..";
        if (CharacterFolding.MayBeApostrophe(text[at]) && at > 0 && char.IsAsciiLetter(text[at - 1]) && Contractions.IsEnding(text[end..]))
            return "'";
        if (text[at] < CharacterFolding.FirstSymbol)
            return null;
        _ = Rune.DecodeFromUtf16(text[at..], out var rune, out int length);
        if (EmojiMood.Of(rune) is not { } mood)
            return null;
        end = at + length;
        return mood;
    }

    // <[a-zA-Z/!?][^<>]{0,254}> where a surrogate pair counts as one character. Where what follows begins, or -1.
    private static int TagEnd(ReadOnlySpan<char> characters, int at)
    {
        if (characters[at] != '<' || at + 2 >= characters.Length || !(char.IsAsciiLetter(characters[at + 1]) || characters[at + 1] is '/' or '!' or '?'))
            return -1;
        int length = 0;
        for (int end = at + 2; end < characters.Length; end++)
        {
            if (characters[end] == '>')
                return end + 1;
            bool second = char.IsLowSurrogate(characters[end]) && char.IsHighSurrogate(characters[end - 1]);
            if (characters[end] == '<' || (length += second ? 0 : 1) > LongestTag)
                return -1;
        }
        return -1;
    }

    private sealed class Builder(int capacity)
    {
        private readonly List<char> _characters = new(capacity);
        private readonly List<int> _starts = new(capacity);
        private readonly List<int> _ends = new(capacity);

        public void Add(char character, int start, int end)
        {
            _characters.Add(character);
            _starts.Add(start);
            _ends.Add(end);
        }

        public FoldedText Done() => new(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_characters),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_starts),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_ends));
    }
}
