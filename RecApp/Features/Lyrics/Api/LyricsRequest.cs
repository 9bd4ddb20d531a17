using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Features.Lyrics.Api;

/// <summary>What is to be written. Everything has a default; wishes that can't be met get the nearest possible answer and a note.</summary>
public sealed record LyricsRequest
{
    /// <summary>How the song begins: whole lines stand as they are; a last one that is too short is gone on with.</summary>
    public string? Prefix { get; init; }

    /// <summary>Lines of the song, those of the prefix included, 1–64.</summary>
    public int Lines { get; init; } = 16;

    /// <summary>AABB, ABAB, ABBA, AAAA, free, or letters of one's own such as ABCB; <c>-</c> is a line that rhymes with none.</summary>
    public string? Scheme { get; init; } = "AABB";

    /// <summary>Syllables of a line, 2–20, kept within one; null for the prefix's or a usual measure.</summary>
    public int? Syllables { get; init; }

    /// <summary>0.1–2 each; one is drawn per line. Low ones keep to what is usual, high ones run wild.</summary>
    public IReadOnlyList<double>? Temperatures { get; init; }

    /// <summary>What a line goes on from.</summary>
    public PrefixMode PrefixMode { get; init; }

    /// <summary>With the mode mixed: the probability of going on from the lines before, 0–1.</summary>
    public double PrefixProbability { get; init; } = 0.5;

    /// <summary>Draw from this many tokens only; 0 for all.</summary>
    public int TopK { get; init; }

    /// <summary>Draw from the most probable tokens that make up this share, above 0 and at most 1.</summary>
    public double TopP { get; init; } = 0.95;

    /// <summary>How much less likely a word becomes that the song has already, 1–2; 1 for none.</summary>
    public double RepetitionPenalty { get; init; } = 1.15;

    /// <summary>Keeps lines from repeating each other.</summary>
    public bool LoopBreaker { get; init; } = true;

    /// <summary>Keeps runs of seven words or more of the training text out.</summary>
    public bool NoveltyGuard { get; init; } = true;

    /// <summary>Keeps offensive words out.</summary>
    public bool OffensiveFilter { get; init; } = true;

    /// <summary>Words that should appear, at most 8.</summary>
    public IReadOnlyList<string>? Themes { get; init; }

    /// <summary>Whether the second stanza comes back as a chorus: every second stanza is the same.</summary>
    public bool Chorus { get; init; }

    /// <summary>The same seed and wish give the same text; null draws one.</summary>
    public int? Seed { get; init; }

    /// <summary>Another try for the lines that are not kept; 0 at first.</summary>
    public int Attempt { get; init; }

    /// <summary>Lines that stand as they are, whatever they are; the others are written around them.</summary>
    public IReadOnlyList<KeptLine>? Keep { get; init; }
}

/// <param name="Number">From 1.</param>
/// <param name="Text">Its text, one line.</param>
public sealed record KeptLine(int Number, string Text);
