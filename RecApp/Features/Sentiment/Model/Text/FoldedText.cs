namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>A text without entities, tags and special characters, each of whose characters knows where it came from.</summary>
internal readonly ref struct FoldedText
{
    private const int LongestTag = 254;

    private static readonly (string Name, char Character)[] Entities =
    [
        ("&quot;", '"'), ("&#34;", '"'), ("&#39;", '\''), ("&amp;", ' '), ("&nbsp;", ' '), ("&lt;", ' '), ("&gt;", ' '),
    ];

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
            var (character, length) = text[at] == '&' ? Entity(text, at) : (text[at], 1);
            plain.Add(character, at, at + length);
            at += length;
        }
        var without = plain.Done();
        var folded = new Builder(text.Length);
        for (int at = 0; at < without.Characters.Length; at++)
        {
            char character = without.Characters[at];
            int end = at;
            if (character == '<' && TagEnd(without.Characters, at) is > 0 and var tagEnd)
                (character, end) = (' ', tagEnd);
            else if (character == CharacterFolding.Ellipsis)
                folded.Add('.', without.Starts[at], without.Ends[at]);
            char mapped = character == CharacterFolding.Ellipsis ? '.' : CharacterFolding.Fold(character);
            if (mapped != CharacterFolding.Nothing)
                folded.Add(mapped, without.Starts[at], without.Ends[end]);
            at = end;
        }
        return folded.Done();
    }

    private static (char Character, int Length) Entity(string text, int at)
    {
        foreach (var (name, character) in Entities)
            if (text.AsSpan(at).StartsWith(name, StringComparison.Ordinal))
                return (character, name.Length);
        return ('&', 1);
    }

    // <[a-zA-Z/!?][^<>]{0,254}> where a surrogate pair counts as one character. The end's place, or -1.
    private static int TagEnd(ReadOnlySpan<char> characters, int at)
    {
        if (at + 2 >= characters.Length || !(char.IsAsciiLetter(characters[at + 1]) || characters[at + 1] is '/' or '!' or '?'))
            return -1;
        int length = 0;
        for (int end = at + 2; end < characters.Length; end++)
        {
            if (characters[end] == '>')
                return end;
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
