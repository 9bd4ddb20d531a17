namespace RecApp.Features.Lyrics.Model;

/// <summary>What the corpus is like, for the sampler and for the page about the data.</summary>
public sealed record CorpusStatistics
{
    /// <summary>The longest line that the distributions tell apart; longer ones count there.</summary>
    public const int MostSyllables = 20;

    public required int Poems { get; init; }

    public required int Lines { get; init; }

    public required int Words { get; init; }

    public required int DistinctWords { get; init; }

    public required long Characters { get; init; }

    /// <summary>Lines by their number of syllables, 0 to <see cref="MostSyllables"/>.</summary>
    public required IReadOnlyList<int> LinesBySyllables { get; init; }

    /// <summary>Share of lines that rhyme perfectly with another one of the four around them in their stanza, 0–1.</summary>
    public required double RhymeRate { get; init; }

    /// <summary>How often the novelty index takes a new run of words for a known one, 0–1.</summary>
    public required double NoveltyFalsePositiveRate { get; init; }

    /// <summary>Per file, poems read and kept.</summary>
    public IReadOnlyList<CorpusSource> Sources { get; init; } = [];

    /// <summary>Per rule of the cleaning, what it took away.</summary>
    public IReadOnlyList<CorpusRule> Rules { get; init; } = [];
}

/// <param name="Name">The file.</param>
public sealed record CorpusSource(string Name, int Read, int Kept);

/// <param name="Name">The rule's name.</param>
/// <param name="Description">What it takes away.</param>
public sealed record CorpusRule(string Name, string Description, bool Applied, int PoemsRemoved, int LinesRemoved, long CharactersRemoved);
