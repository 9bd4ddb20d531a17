namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>One to three neighbouring tokens as a number of 44 bits. Two different ones hardly ever share a number.</summary>
internal static class Ngrams
{
    /// <summary>Longest, in tokens.</summary>
    public const int Longest = 3;

    /// <summary>Bits of a number.</summary>
    public const int Bits = 44;

    /// <summary>All n-grams of a text, repeated ones too: where each begins, how many tokens it has, and its number.</summary>
    public static List<(int Start, int Length, ulong Key)> Of(IReadOnlyList<TextToken> tokens)
    {
        var found = new List<(int, int, ulong)>(tokens.Count * Longest);
        var words = new ulong[tokens.Count];
        for (int i = 0; i < words.Length; i++)
            words[i] = Hash(tokens[i].Word);
        for (int start = 0; start < words.Length; start++)
        {
            ulong key = 0;
            for (int length = 1; length <= Longest && start + length <= words.Length; length++)
            {
                key = Mix(key ^ words[start + length - 1]) + (ulong)length;
                found.Add((start, length, Mix(key) >> (64 - Bits)));
            }
        }
        return found;
    }

    /// <summary>The number of a feature that has a name of its own.</summary>
    public static ulong KeyOf(string name) => Mix(Hash(name)) >> (64 - Bits);

    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every platform and in every release.
    private static ulong Hash(string word)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in word)
            hash = (hash ^ letter) * 1099511628211;
        return hash;
    }

    // The finaliser of MurmurHash3, a bijection (https://github.com/aappleby/smhasher/wiki/MurmurHash3).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
