namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>Which lines rhyme with which.</summary>
/// <param name="Letters">One per line of a stanza: lines with the same letter rhyme; <see cref="Open"/> rhymes with none. Empty for free verse.</param>
public sealed record RhymeScheme(string Letters)
{
    /// <summary>Stands for a line that rhymes with none.</summary>
    public const char Open = '-';

    /// <summary>The name of free verse.</summary>
    public const string Free = "free";

    /// <summary>Most letters of a scheme of one's own.</summary>
    public const int Longest = 16;

    public static IReadOnlyList<string> Usual { get; } = ["AABB", "ABAB", "ABBA", "AAAA", Free];

    /// <summary>What may be given, for messages.</summary>
    public static string Allowed => $"{string.Join(", ", Usual)}, or 1 to {Longest} letters of your own such as ABCB; - stands for a line that rhymes with none";

    public bool IsFree => Letters.Length == 0;

    public int Stanza => IsFree ? 4 : Letters.Length;

    /// <summary>Reads a scheme; null when it is none.</summary>
    public static RhymeScheme? Parse(string? text)
    {
        string given = text?.Trim() ?? "";
        if (given.Equals(Free, StringComparison.OrdinalIgnoreCase) || given.Length == 0)
            return new("");
        string letters = given.ToUpperInvariant();
        return letters.Length <= Longest && letters.All(letter => char.IsAsciiLetterUpper(letter) || letter == Open) ? new(letters) : null;
    }

    /// <summary>The letter of a line; null where it rhymes with none.</summary>
    /// <param name="line">From 0.</param>
    public char? Letter(int line) => IsFree || Letters[line % Letters.Length] == Open ? null : Letters[line % Letters.Length];

    /// <summary>The lines that a line has to rhyme with: those of its stanza with its letter, itself left out.</summary>
    /// <param name="line">From 0.</param>
    /// <param name="lines">Lines of the song.</param>
    public IEnumerable<int> Partners(int line, int lines)
    {
        if (Letter(line) is not { } letter)
            return [];
        int start = line / Letters.Length * Letters.Length;
        return Enumerable.Range(start, Math.Min(Letters.Length, lines - start)).Where(other => other != line && Letter(other) == letter);
    }

    public override string ToString() => IsFree ? Free : Letters;
}
