using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace RecApp.Text;

/// <summary>Makes the ways in which people write a title comparable: &amp; and "and", II and 2, ³ and 3, ½ and "and a half", articles wherever they stand.</summary>
internal static partial class TitleWords
{
    /// <summary>Words that people leave out or add without meaning another title.</summary>
    public static readonly FrozenSet<string> Optional = FrozenSet.Create(StringComparer.Ordinal, "the", "a", "an", "and");

    // Before a number they say nothing: Godfather 2 is The Godfather: Part II.
    private static readonly FrozenSet<string> SeriesWords =
        FrozenSet.Create(StringComparer.Ordinal, "part", "pt", "episode", "ep", "vol", "volume", "chapter");

    private static readonly FrozenDictionary<string, string> Short = new Dictionary<string, string>
    {
        ["doctor"] = "dr",
        ["mister"] = "mr",
        ["saint"] = "st",
        ["versus"] = "vs",
        ["volume"] = "vol",
        ["pt"] = "part",
        ["mount"] = "mt",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Long = Short.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Folded words in their order, signs that are read as words among them.</summary>
    public static string Fold(string text) => TextFolding.Words(Read(text));

    /// <summary>The words to look for: a word such as "part" goes where a number follows it.</summary>
    /// <param name="query">As typed; may be null.</param>
    /// <param name="longest">Characters read.</param>
    public static string[] Asked(string? query, int longest)
    {
        string text = query ?? "";
        string[] words = Split(Fold(text.Length > longest ? text[..longest] : text));
        return words.Length < 3 ? words : [.. WithoutSeries(words)];
    }

    /// <summary>The same for every way to write a title; blank for one without words.</summary>
    public static string Key(string title)
    {
        string[] words = Split(Fold(title));
        List<string> key = new(words.Length);
        string[] telling = words.Length < 2 ? words : [.. WithoutSeries(words)];
        for (int i = 0; i < telling.Length; i++)
        {
            string word = Short.GetValueOrDefault(telling[i], telling[i]);
            if (i + 1 < telling.Length && NumberSpelling.InDigits(word, telling[i + 1]) is { } number)
            {
                key.Add(number);
                i++;
            }
            else if (!Optional.Contains(word) || word == "a" && i + 1 == telling.Length)
                key.Add(NumberSpelling.InDigits(word));
        }
        return key.Count == 0 ? string.Join(' ', words) : string.Join(' ', key);
    }

    /// <summary>Further words under which a title is found: numbers in their other spellings, names joined, the word behind an elided article.</summary>
    public static string Further(string title)
    {
        List<string> further = [];
        foreach (string part in Read(title).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // Spider-Man is also spiderman, E.T. is also et.
            string folded = TextFolding.Words(part);
            if (folded.Contains(' ', StringComparison.Ordinal))
                further.Add(folded.Replace(" ", "", StringComparison.Ordinal));
            if (Elided().Match(part) is { Success: true } elided)
                further.Add(TextFolding.Words(elided.Groups["rest"].Value));
        }
        string[] words = Split(Fold(title));
        for (int i = 0; i < words.Length; i++)
        {
            if (Short.TryGetValue(words[i], out string? other) || Long.TryGetValue(words[i], out other))
                further.Add(other);
            if (i + 1 < words.Length && NumberSpelling.InDigits(words[i], words[i + 1]) is { } number)
                further.Add(number);
            if (IsNumber(words, i))
                further.AddRange(NumberSpelling.Others(words[i]));
        }
        return string.Join(' ', further);
    }

    /// <summary>Letters and digits apart, as in <c>rocky2</c>; null where none touch.</summary>
    public static string[]? Apart(string[] words) => words.Any(word => Touching().IsMatch(word))
        ? [.. words.SelectMany(word => Split(Touching().Replace(word, " ")))]
        : null;

    // A letter alone is rarely a number: "I, Robot", "Malcolm X", "V for Vendetta".
    private static bool IsNumber(string[] words, int place) => words[place] switch
    {
        "i" or "x" => place > 0 && SeriesWords.Contains(words[place - 1]),
        "v" => place > 0,
        var word => NumberSpelling.IsNumber(word),
    };

    private static IEnumerable<string> WithoutSeries(string[] words) =>
        words.Where((word, place) => !SeriesWords.Contains(word) || place + 1 == words.Length || !NumberSpelling.IsNumber(words[place + 1]));

    private static string[] Split(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Read(string text)
    {
        if (text.Contains("half", StringComparison.OrdinalIgnoreCase))
            text = AndAHalf().Replace(text, " 1/2");
        if (text.Contains(".5", StringComparison.Ordinal))
            text = PointFive().Replace(text, "${number} 1/2");
        if (text.Contains(',', StringComparison.Ordinal))
            text = Thousands().Replace(text, "");
        if (text.AsSpan().IndexOfAny(Signs) < 0)
            return text;
        StringBuilder read = new(text.Length + 8);
        foreach (char letter in text)
            _ = Spoken(letter) is { } spoken ? read.Append(spoken) : read.Append(letter);
        return read.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("&+¹²³⁰⁴⁵⁶⁷⁸⁹½⅓⅔¼¾");

    private static string? Spoken(char sign) => sign switch
    {
        '&' or '+' => " and ",
        '½' => " 1/2",
        '⅓' => " 1/3",
        '⅔' => " 2/3",
        '¼' => " 1/4",
        '¾' => " 3/4",
        '¹' => " 1",
        '²' => " 2",
        '³' => " 3",
        '⁰' => " 0",
        >= '⁴' and <= '⁹' => $" {(char)(sign - '⁴' + '4')}",
        _ => null,
    };

    [GeneratedRegex(@"(?<=\s)and\s+(a|one)[\s-]+half\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AndAHalf();

    [GeneratedRegex(@"(?<number>\b[0-9]+)\.5\b")]
    private static partial Regex PointFive();

    [GeneratedRegex(@"(?<=\b[0-9]{1,3}),(?=[0-9]{3}\b)")]
    private static partial Regex Thousands();

    // L'Avventura, Quand j'étais, d'Amélie.
    [GeneratedRegex(@"^\W*(l|d|j|c|n|s|m|qu|un|dell|all|nell|sull|dall)['’](?<rest>\p{L}.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elided();

    [GeneratedRegex(@"(?<=\p{L})(?=[0-9])|(?<=[0-9])(?=\p{L})")]
    private static partial Regex Touching();
}
