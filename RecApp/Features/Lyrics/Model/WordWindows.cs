namespace RecApp.Features.Lyrics.Model;

/// <summary>Hashes of words and of runs of words, the same on every machine and in every process.</summary>
internal static class WordWindows
{
    /// <summary>64 bits for a word: FNV-1a with the finaliser of SplitMix64.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in word)
            hash = unchecked((hash ^ letter) * 1099511628211);
        return Mix(hash);
    }

    /// <summary>64 bits for a run of words, from the words' own in order.</summary>
    public static ulong Hash(ReadOnlySpan<ulong> words)
    {
        ulong hash = 0;
        foreach (ulong word in words)
            hash = Mix(unchecked(hash * 0x9E3779B97F4A7C15 + word));
        return hash;
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
