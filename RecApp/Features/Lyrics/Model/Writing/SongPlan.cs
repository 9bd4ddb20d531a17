namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>A checked wish: what is to be written, every number in its range.</summary>
internal sealed record SongPlan
{
    /// <summary>Per line of the song its text where it is given, null where it is to be written.</summary>
    public required string?[] Lines { get; init; }

    /// <summary>The beginning of the first line to be written; empty for none.</summary>
    public string Opening { get; init; } = "";

    public required RhymeScheme Scheme { get; init; }

    /// <summary>Syllables a line should have; null for what the song's own measure is.</summary>
    public int? Syllables { get; init; }

    /// <summary>One is drawn per line.</summary>
    public IReadOnlyList<double> Temperatures { get; init; } = [0.8];

    public PrefixMode PrefixMode { get; init; }

    /// <summary>Of going on from the lines before, in the mixed mode.</summary>
    public double PrefixProbability { get; init; } = 0.5;

    /// <summary>Tokens to draw from; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Probability mass to draw from (nucleus), above 0 and at most 1.</summary>
    public double TopP { get; init; } = 0.95;

    /// <summary>1 for none.</summary>
    public double RepetitionPenalty { get; init; } = 1.15;

    public bool LoopBreaker { get; init; } = true;

    public bool NoveltyGuard { get; init; } = true;

    public bool OffensiveFilter { get; init; } = true;

    /// <summary>Whether the second stanza comes back as every second one.</summary>
    public bool Chorus { get; init; }

    /// <summary>Words that should appear, known to the model.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    public required int Seed { get; init; }

    /// <summary>Drawn anew with the lines that are written again; 0 at first.</summary>
    public int Attempt { get; init; }

    /// <summary>Lines drawn at once to choose from.</summary>
    public int Candidates { get; init; } = 16;

    /// <summary>What was changed about the wish, for its author.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The line that a line repeats, from 0; null for lines of their own.</summary>
    public int? Repeats(int line)
    {
        int stanza = line / Scheme.Stanza;
        return Chorus && stanza > 1 && stanza % 2 == 1 ? Scheme.Stanza + (line % Scheme.Stanza) : null;
    }
}

/// <summary>What a line goes on from.</summary>
public enum PrefixMode
{
    /// <summary>From the lines before it (0 in the source system).</summary>
    Previous,

    /// <summary>From nothing: every line as if it were a first one (1).</summary>
    None,

    /// <summary>From the lines before it with a probability, otherwise from nothing (2).</summary>
    Mixed,
}
