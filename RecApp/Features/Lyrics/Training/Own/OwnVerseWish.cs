namespace RecApp.Features.Lyrics.Training.Own;

/// <summary>How a person wants the writer trained on verse of their own.</summary>
internal sealed record OwnVerseWish
{
    public const int UsualMinutes = 15;
    public const int UsualThreads = 2;

    /// <summary>A text, or a folder of them.</summary>
    public required string Path { get; init; }

    /// <summary>Folder of the bundle to go on from; null for the shipped one.</summary>
    public string? Former { get; init; }

    /// <summary>Whether tokens and network are learned from the text alone.</summary>
    public bool IsFromScratch { get; init; }

    /// <summary>The longest that training may take, by the clock; above 0.</summary>
    public double Minutes { get; init; } = UsualMinutes;

    /// <summary>Processors that training uses, 1–64.</summary>
    public int Threads { get; init; } = UsualThreads;

    /// <summary>The Python that has PyTorch; null to look for one.</summary>
    public string? Python { get; init; }

    /// <summary>Songs written to measure the sampler; 0 for none.</summary>
    public int Seeds { get; init; }
}
