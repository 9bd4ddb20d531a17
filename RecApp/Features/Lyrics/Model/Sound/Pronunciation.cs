namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>How a word sounds, as far as verse needs it.</summary>
/// <param name="Syllables">Vowel sounds, 1 or more.</param>
/// <param name="RhymeKey">
/// The sounds from the last stressed vowel on, without stress marks: two words rhyme perfectly when they share it
/// (and are not the same word). The last primary stress counts; in <c>butterfly</c> also the secondary one after it.
/// </param>
/// <param name="Stressed">All its sounds with stress marks.</param>
internal sealed record Pronunciation(int Syllables, string RhymeKey, string Stressed)
{
    // Consonants that sing alike: stops, fricatives and nasals by voice.
    private static readonly Dictionary<string, string> Classes = "p P T K|b B D G|s F TH S SH HH|c CH JH|z V DH Z ZH|n M N NG|l L|r R|w W|y Y".Split('|').Select(row => row.Split(' '))
        .SelectMany(row => row.Skip(1).Select(phone => (phone, row[0]))).ToDictionary(StringComparer.Ordinal);

    /// <summary>The sounds from the last vowel on, stressed or not.</summary>
    public string EndKey { get; } = string.Intern(EndOf(Stressed));

    /// <summary>The rhyme with consonants by class: words that share it rhyme nearly, as <c>time</c> and <c>shine</c> do.</summary>
    public string NearKey { get; } = string.Intern(string.Join(' ', RhymeKey.Split(' ').Select(phone => Classes.GetValueOrDefault(phone, phone))));

    /// <summary>Whether the word rhymes by a syllable that stands in the shadow of the stressed one before it, as <c>playmate</c> and <c>moonlit</c> do.</summary>
    public bool EndsOnClash { get; } = Stresses(Stressed).EndsWith("12", StringComparison.Ordinal);

    /// <summary>Whether both have the same sounds, whatever the stress: homophones.</summary>
    public bool SoundsLike(Pronunciation other)
    {
        var left = Stressed.AsSpan();
        var right = other.Stressed.AsSpan();
        while (true)
        {
            left = left.TrimStart("012");
            right = right.TrimStart("012");
            if (left.IsEmpty || right.IsEmpty || left[0] != right[0])
                return left.IsEmpty && right.IsEmpty;
            left = left[1..];
            right = right[1..];
        }
    }

    /// <summary>Reads ARPAbet as the CMU dictionary writes it, such as <c>M UW1 N</c>; null without a vowel.</summary>
    public static Pronunciation? Parse(string phones)
    {
        string[] sounds = phones.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int syllables = sounds.Count(IsVowel);
        if (syllables == 0)
            return null;
        int stressed = Array.FindLastIndex(sounds, sound => sound[^1] is '1' or '2');
        if (stressed < 0)
            stressed = Array.FindLastIndex(sounds, IsVowel);
        string[] plain = [.. sounds.Select(sound => sound.TrimEnd('0', '1', '2'))];
        return new(syllables, string.Intern(string.Join(' ', plain[stressed..])), string.Join(' ', sounds));
    }

    private static string EndOf(string stressed)
    {
        string[] sounds = stressed.Split(' ');
        return string.Join(' ', sounds[Math.Max(0, Array.FindLastIndex(sounds, IsVowel))..].Select(sound => sound.TrimEnd('0', '1', '2')));
    }

    private static string Stresses(string stressed) => string.Concat(stressed.Where(char.IsAsciiDigit));

    private static bool IsVowel(string sound) => sound.Length > 0 && char.IsAsciiDigit(sound[^1]);
}
