using System.Collections.Frozen;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>English contractions, whatever became of their apostrophe.</summary>
internal static class Contractions
{
    private static readonly string[] Endings = ["t", "s", "re", "ve", "ll", "d", "m"];

    // Only such as are no words of their own: “its”, “were”, “well”, “ill”, “lets” and “wed” stay what they are.
    private static readonly FrozenDictionary<string, string> Bare = (
        "don't doesn't didn't isn't wasn't aren't weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't needn't mightn't ain't can't won't "
        + "i'm i've you're you've they're they've we've you'll they'll that'll it'll you'd they'd would've could've should've that's what's there's here's he's she's who's")
        .Split(' ').ToFrozenDictionary(word => word.Replace("'", "", StringComparison.Ordinal), StringComparer.Ordinal);

    /// <summary>The word with its apostrophe where it was written without; itself otherwise.</summary>
    public static string Complete(string word) => Bare.GetValueOrDefault(word, word);

    /// <summary>Whether what follows a sign is the end of a contraction, as <c>t</c> is in <c>don?t</c>.</summary>
    public static bool IsEnding(ReadOnlySpan<char> rest)
    {
        int length = 0;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        foreach (string ending in Endings)
            if (rest[..length].Equals(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
