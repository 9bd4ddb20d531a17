using System.Collections.Frozen;
using System.Globalization;

namespace RecApp.Text;

/// <summary>The ways in which titles write a number: 2, II and two; 13th and thirteenth. Words are folded by <see cref="TextFolding.Words"/>.</summary>
internal static class NumberSpelling
{
    private const int HighestNumeral = 20;

    private static readonly string[] Units =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Ordinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly FrozenDictionary<string, string> Digits = Build();

    private static readonly FrozenDictionary<string, string[]> Spellings =
        Digits.GroupBy(pair => pair.Value, pair => pair.Key).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>A number in digits, an ordinal as <c>13th</c>; every other word as it is.</summary>
    public static string InDigits(string word) => Digits.GetValueOrDefault(word, word);

    /// <summary>The number that two words together write, as in <c>twenty one</c>; null when they don't.</summary>
    public static string? InDigits(string word, string next)
    {
        int tens = Array.IndexOf(Tens, word, 2), unit = Array.IndexOf(Units, next, 1, 9);
        return tens < 0 || unit < 0 ? null : Text(tens * 10 + unit);
    }

    /// <summary>Whether the word is a number however it is written; <c>i</c>, <c>v</c> and <c>x</c> are.</summary>
    public static bool IsNumber(string word) => Digits.ContainsKey(word) || (word.Length > 0 && !word.AsSpan().ContainsAnyExceptInRange('0', '9'));

    /// <summary>The other spellings of a number, each one or more words; none for any other word.</summary>
    public static IEnumerable<string> Others(string word)
    {
        string digits = InDigits(word);
        var spellings = Spellings.GetValueOrDefault(digits, []).Append(digits);
        if (digits.Length is > 0 and <= 6 && digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            spellings = spellings.Append(InWords(number));
        return spellings.Where(other => other != word).Distinct();
    }

    private static string InWords(int number) => number switch
    {
        < 20 => Units[number],
        < 100 => Join(Tens[number / 10], number % 10),
        < 1000 => Join($"{Units[number / 100]} hundred", number % 100),
        // Read as a year is: nineteen eighty four.
        > 1100 and < 2000 when number % 100 != 0 => Join(InWords(number / 100), number % 100),
        _ => Join($"{InWords(number / 1000)} thousand", number % 1000),
    };

    private static string Join(string head, int rest) => rest == 0 ? head : $"{head} {InWords(rest)}";

    private static FrozenDictionary<string, string> Build()
    {
        Dictionary<string, string> digits = [];
        foreach (var (number, word) in Units.Index())
            digits.Add(word, Text(number));
        foreach (var (tens, word) in Tens.Index().Skip(2))
            digits.Add(word, Text(10 * tens));
        foreach (var (number, word) in Ordinals.Index().Skip(1))
            digits.Add(word, Ordinal(number));
        for (int number = 1; number <= HighestNumeral; number++)
            digits.Add(Numeral(number), Text(number));
        return digits.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Numeral(int number) => new string('x', number / 10) + (number % 10) switch
    {
        4 => "iv",
        9 => "ix",
        >= 5 and var rest => "v" + new string('i', rest - 5),
        var rest => new string('i', rest),
    };

    private static string Ordinal(int number) => Text(number) + number switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
