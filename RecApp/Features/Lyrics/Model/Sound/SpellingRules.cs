namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>Syllables of words that no dictionary has, from how they are spelled.</summary>
internal static class SpellingRules
{
    /// <summary>How many syllables a word has; 1 or more.</summary>
    /// <param name="word">Small letters and apostrophes.</param>
    public static int Syllables(string word)
    {
        // An apostrophe inside says that a vowel fell out: o'er, heav'n, wand'ring.
        string letters = Plain(word);
        int count = 0;
        bool wasVowel = false;
        for (int i = 0; i < letters.Length; i++)
        {
            bool isVowel = IsVowel(letters, i);
            if (isVowel && !wasVowel)
                count++;
            // Two vowels that are spoken apart: liar, idea, lion, going, ruin, poem.
            else if (isVowel && i > 0 && IsHiatus(letters, i))
                count++;
            wasVowel = isVowel;
        }
        if (count > 1 && EndsSilent(letters) && !word.EndsWith("èd", StringComparison.OrdinalIgnoreCase))
            count--;
        return Math.Max(1, count);
    }

    /// <summary>The letters alone, accents off, <c>-èd</c> kept as a syllable of its own.</summary>
    public static string Plain(string word) => new([.. word.ToLowerInvariant().Select(letter => letter switch
    {
        'à' or 'á' or 'â' or 'ä' or 'ã' or 'å' or 'æ' => 'a',
        'è' or 'é' or 'ê' or 'ë' => 'e',
        'ì' or 'í' or 'î' or 'ï' => 'i',
        'ò' or 'ó' or 'ô' or 'ö' or 'õ' or 'œ' => 'o',
        'ù' or 'ú' or 'û' or 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        _ => letter,
    }).Where(char.IsAsciiLetter)]);

    private static bool IsVowel(string word, int i) =>
        word[i] is 'a' or 'e' or 'i' or 'o' || (word[i] == 'u' && !(i > 0 && word[i - 1] == 'q')) || (word[i] == 'y' && i > 0);

    private static bool IsHiatus(string word, int i)
    {
        bool wasHeadOfWord = i >= 2;
        return (word[i - 1], word[i]) switch
        {
            ('i', 'a') => wasHeadOfWord && !(i >= 2 && word[i - 2] is 't' or 'c' or 's'),
            ('i', 'o') => !(i >= 2 && word[i - 2] is 't' or 's' or 'c' or 'g' or 'x'),
            ('i', 'u') or ('u', 'a') or ('u', 'i') or ('e', 'o') or ('y', 'i') or ('u', 'o') => !(i >= 2 && word[i - 2] is 'q' or 'g'),
            ('e', 'a') => word.AsSpan(i - 1) is "eal" or "ean" or "ea" && word.Length > 5,
            ('o', 'i') or ('e', 'i') or ('a', 'i') or ('y', 'i') => word.AsSpan(i) is "ing" or "ings",
            ('o', 'e') => word.AsSpan(i) is "em" or "ems" or "et" or "ets" or "est",
            ('i', 'e') => word.AsSpan(i) is "er" or "est" or "ers" or "et" or "nce" or "nt",
            _ => false,
        };
    }

    private static bool EndsSilent(string word)
    {
        if (word.EndsWith('e'))
            // A silent e, but table, acre and the like keep theirs.
            return !(word.Length >= 3 && word[^2] is 'l' or 'r' && !IsVowel(word, word.Length - 3) && word[^3] is not ('r' or 'l' or 'w'));
        if (word.EndsWith("es", StringComparison.Ordinal))
            return word.Length >= 4 && !(word[^3] is 's' or 'z' or 'x' or 'c' or 'g' || word.AsSpan(word.Length - 4) is "shes" or "ches")
                && !(word[^3] == 'l' && !IsVowel(word, word.Length - 4) && word[^4] is not ('l' or 'r'));
        if (word.EndsWith("ed", StringComparison.Ordinal))
            return word.Length >= 4 && !(word[^3] is 't' or 'd') && !(word[^3] == 'l' && !IsVowel(word, word.Length - 4) && word[^4] is not ('l' or 'r' or 'w'));
        return false;
    }
}
