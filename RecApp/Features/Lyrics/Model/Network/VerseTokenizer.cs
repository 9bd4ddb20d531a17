using System.Globalization;
using System.Text;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>
/// Byte-pair encoding of verse. Text is first cut into pre-tokens (a blank and letters, a blank and digits, a line end, a blank
/// and other characters, or blanks), and pairs merge within them, the lowest rank first. Every UTF-8 text can be encoded: what
/// was not learned costs its bytes. Safe for concurrent use.
/// </summary>
internal sealed class VerseTokenizer
{
    /// <summary>The token that begins and ends texts.</summary>
    public const int Text = 0;

    /// <summary>The token of a byte is this plus the byte.</summary>
    public const int FirstByte = 1;

    /// <summary>The token that the first merge makes.</summary>
    public const int FirstMerge = 257;

    private readonly byte[][] _tokens;
    private readonly Dictionary<(int, int), int> _merges;

    /// <exception cref="InvalidDataException">The files don't belong together or are damaged.</exception>
    public VerseTokenizer(string tokens, string merges)
    {
        _tokens = [.. Lines(tokens).Select((line, id) => id == Text ? [] : Unescape(line))];
        _merges = Lines(merges).Select((line, rank) => (Pair: Pair(line), Id: FirstMerge + rank)).ToDictionary(merge => merge.Pair, merge => merge.Id);
        if (_tokens.Length != FirstMerge + _merges.Count)
            throw new InvalidDataException($"There are {_tokens.Length} tokens and {_merges.Count} merges; expected {FirstMerge} tokens more than merges.");
        foreach (var ((left, right), id) in _merges)
            if (left >= id || right >= id || !_tokens[id].AsSpan().SequenceEqual([.. _tokens[left], .. _tokens[right]]))
                throw new InvalidDataException($"Token {id} is not what its merge makes.");
    }

    /// <summary>Number of tokens.</summary>
    public int Count => _tokens.Length;

    /// <summary>The bytes of a token; none for <see cref="Text"/>.</summary>
    public ReadOnlySpan<byte> Bytes(int token) => _tokens[token];

    /// <summary>The token of a line end.</summary>
    public static int LineEnd => FirstByte + '\n';

    /// <summary>The tokens of a text, without <see cref="Text"/>.</summary>
    public List<int> Encode(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var ids = new List<int>((bytes.Length / 3) + 1);
        for (int start = 0; start < bytes.Length;)
        {
            int end = PreTokenEnd(bytes, start);
            Merge(bytes.AsSpan(start, end - start), ids);
            start = end;
        }
        return ids;
    }

    private static int PreTokenEnd(byte[] text, int start)
    {
        if (text[start] == '\n')
            return start + 1;
        int first = text[start] == ' ' ? start + 1 : start;
        if (first == text.Length || text[first] is (byte)' ' or (byte)'\n')
            return Run(text, start, 0);
        return Run(text, first, Kind(text[first]));
    }

    private static int Run(byte[] text, int start, int kind)
    {
        while (start < text.Length && Kind(text[start]) == kind)
            start++;
        return start;
    }

    // Blanks, letters, digits, others, line ends.
    private static int Kind(byte letter) => letter switch
    {
        (byte)' ' => 0,
        (byte)'\'' or >= 0x80 => 1,
        _ when char.IsAsciiLetter((char)letter) => 1,
        _ when char.IsAsciiDigit((char)letter) => 2,
        (byte)'\n' => 4,
        _ => 3,
    };

    private void Merge(ReadOnlySpan<byte> text, List<int> output)
    {
        int count = text.Length;
        int[] ids = new int[count];
        int[] next = new int[count];
        int[] previous = new int[count];
        for (int i = 0; i < count; i++)
            (ids[i], next[i], previous[i]) = (FirstByte + text[i], i + 1 < count ? i + 1 : -1, i - 1);
        var queue = new PriorityQueue<(int Left, int LeftId, int RightId), (int Merge, int Place)>();
        for (int i = 0; i + 1 < count; i++)
            Offer(i);
        while (queue.TryDequeue(out var pair, out var priority))
        {
            int right = next[pair.Left];
            if (ids[pair.Left] != pair.LeftId || right < 0 || ids[right] != pair.RightId)
                continue;
            (ids[pair.Left], ids[right], next[pair.Left]) = (priority.Merge, -1, next[right]);
            if (next[right] >= 0)
                previous[next[right]] = pair.Left;
            Offer(pair.Left);
            if (previous[pair.Left] >= 0)
                Offer(previous[pair.Left]);
        }
        for (int i = 0; i >= 0 && count > 0; i = next[i])
            output.Add(ids[i]);

        void Offer(int left)
        {
            if (next[left] >= 0 && _merges.TryGetValue((ids[left], ids[next[left]]), out int merged))
                queue.Enqueue((left, ids[left], ids[next[left]]), (merged, left));
        }
    }

    private static IEnumerable<string> Lines(string text) => text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd('\r')).Where((line, i) => line.Length > 0 || i > 0);

    private static (int, int) Pair(string line) =>
        line.Split(' ') is [var left, var right] && int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out int a) && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out int b)
            ? (a, b) : throw new InvalidDataException($"'{line}' is no merge; expected two token ids.");

    private static byte[] Unescape(string line)
    {
        var bytes = new List<byte>();
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\')
                bytes.AddRange(Encoding.UTF8.GetBytes(line, i, 1));
            else if (i + 1 < line.Length && line[i + 1] is 'n' or '\\')
                bytes.Add((byte)(line[++i] == 'n' ? '\n' : '\\'));
            else if (i + 3 < line.Length && line[i + 1] == 'x' && byte.TryParse(line.AsSpan(i + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
                (i, _) = (i + 3, Add(bytes, value));
            else
                throw new InvalidDataException($"'{line}' has an unknown escape; expected \\n, \\\\ or \\xHH.");
        }
        return [.. bytes];
    }

    private static bool Add(List<byte> bytes, byte value)
    {
        bytes.Add(value);
        return true;
    }
}
