namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Doubles a small corpus: every poem of three stanzas or more once again with its stanzas in another order.</summary>
internal static class StanzaShuffling
{
    /// <summary>The poems, each followed by its shuffled copy where it has one.</summary>
    public static IEnumerable<Poem> Add(IEnumerable<Poem> poems, int seed)
    {
        var random = new Random(seed);
        foreach (var poem in poems)
        {
            yield return poem;
            IReadOnlyList<string>[] stanzas = [.. poem.Stanzas];
            if (stanzas.Length < 3)
                continue;
            IReadOnlyList<string>[] shuffled = [.. stanzas];
            do
                random.Shuffle(shuffled);
            while (shuffled.SequenceEqual(stanzas));
            yield return poem with { Lines = Poem.Join(shuffled) };
        }
    }
}
