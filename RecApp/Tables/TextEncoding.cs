using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace RecApp.Tables;

/// <summary>Finds out in which encoding a text was saved.</summary>
internal static class TextEncoding
{
    // What Windows writes in Western countries; every byte is a letter in it, and it is guessed where little speaks for another.
    private const int Western = 1252;

    // As sure as the library has to be of any other.
    private const float Sure = 0.6f;

    // Enough to tell languages apart.
    private const int Looked = 256 * 1024;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Encodings that a person can choose, with names that programs show too.</summary>
    public static IReadOnlyList<(string Name, string Label)> Choices { get; } =
    [
        ("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16BE", "UTF-16, big-endian"), ("windows-1252", "Windows-1252 (Western)"), ("windows-1250", "Windows-1250 (Central European)"),
        ("windows-1251", "Windows-1251 (Cyrillic)"), ("windows-1253", "Windows-1253 (Greek)"), ("windows-1254", "Windows-1254 (Turkish)"), ("iso-8859-2", "ISO-8859-2 (Central European)"),
        ("iso-8859-15", "ISO-8859-15 (Western)"), ("koi8-r", "KOI8-R (Cyrillic)"), ("macintosh", "Mac Roman"), ("ibm850", "DOS 850 (Western)"), ("shift_jis", "Shift-JIS (Japanese)"),
        ("gb18030", "GB18030 (Chinese)"), ("big5", "Big5 (Chinese)"), ("euc-kr", "EUC-KR (Korean)"),
    ];

    /// <summary>The encoding of that name; null where none has it.</summary>
    public static Encoding? Named(string name) => Choices.Any(choice => choice.Name == name) ? Encoding.GetEncoding(name) : null;

    /// <summary>As people call it.</summary>
    public static string LabelOf(Encoding encoding) =>
        Choices.FirstOrDefault(choice => string.Equals(choice.Name, encoding.WebName, StringComparison.OrdinalIgnoreCase)).Label?.Split(" (")[0] ?? encoding.WebName.ToUpperInvariant();

    /// <summary>The encoding of a text: by its mark, by its noughts, by being valid UTF-8, or by how its letters are spread.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode;
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode;
        if (WithoutMark(text) is { } wide)
            return wide;
        if (IsUtf8(text))
            return Encoding.UTF8;
        if (LatinEncoding.IsLikely(text))
            return LatinEncoding.Detect(text);
        var guessed = CharsetDetector.DetectFromBytes(text[..Math.Min(text.Length, Looked)].ToArray()).Detected;
        return guessed is { Encoding: { } encoding, Confidence: >= Sure } && Plausible(encoding, text) ? encoding : Encoding.GetEncoding(Western);
    }

    // Letters of the first 256 take two bytes in UTF-16, one of them nought.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> text)
    {
        int pairs = Math.Min(text.Length, 4096) / 2, even = 0, odd = 0;
        for (int i = 0; i < pairs; i++)
        {
            even += text[2 * i] == 0 ? 1 : 0;
            odd += text[(2 * i) + 1] == 0 ? 1 : 0;
        }
        if (pairs > 0 && odd > pairs / 3 && even * 10 < odd)
            return Encoding.Unicode;
        return pairs > 0 && even > pairs / 3 && odd * 10 < even ? Encoding.BigEndianUnicode : null;
    }

    // A few bytes that were cut or broken on the way make of UTF-8 no other encoding.
    private static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
            return true;
        int broken = 0, letters = 0;
        while (!text.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(text, out var rune, out int length);
            broken += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            letters += status == System.Buffers.OperationStatus.Done && !rune.IsAscii ? 1 : 0;
            text = text[length..];
        }
        return letters >= 10 * broken;
    }

    // ASCII and UTF-8 it is not; and what leaves holes was guessed wrong.
    private static bool Plausible(Encoding encoding, ReadOnlySpan<byte> text) =>
        encoding.CodePage is not (20127 or 65001 or 12000 or 12001 or 1200 or 1201) && !encoding.GetString(text[..Math.Min(text.Length, Looked)]).Contains('\uFFFD', StringComparison.Ordinal);
}
