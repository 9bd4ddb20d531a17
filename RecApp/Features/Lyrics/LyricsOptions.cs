using RecApp.Features.Lyrics.Model;
using RecApp.Validation;

namespace RecApp.Features.Lyrics;

/// <summary>Settings of the lyrics writer.</summary>
public sealed class LyricsOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Lyrics";

    /// <summary>Songs under way at once, 1–1,000.</summary>
    public int Writers { get; set; } = 64;

    /// <summary>Songs that wait beyond those, 0–10,000.</summary>
    public int Queue { get; set; } = 448;

    /// <summary>Runs of the network at once, 0 for one per processor, at most 256.</summary>
    public int Cores { get; set; }

    /// <summary>Seconds that a song or score may take, waiting included, above 0 and at most 3,600.</summary>
    public double DeadlineSeconds { get; set; } = 300;

    /// <summary>Lines drawn at once to choose from, 1–64: more find better rhymes and take longer.</summary>
    public int Candidates { get; set; } = 16;

    /// <summary>Words that must not appear; where any is given, they take the place of the model's own list.</summary>
    public List<string> OffensiveWords { get; set; } = [];

    /// <summary>Words that must not appear beside those.</summary>
    public List<string> AlsoOffensive { get; set; } = [];

    /// <summary>Words of the list that may appear after all.</summary>
    public List<string> NotOffensive { get; set; } = [];

    internal void Check(SettingProblems problems)
    {
        problems.Range(nameof(Writers), Writers, 1, 1000);
        problems.Range(nameof(Queue), Queue, 0, 10_000);
        problems.Require(Cores is >= 0 and <= 256, nameof(Cores), Cores, "0 (one per processor) to 256");
        problems.Require(DeadlineSeconds is > 0 and <= 3600, nameof(DeadlineSeconds), DeadlineSeconds, "above 0 and at most 3600");
        problems.Range(nameof(Candidates), Candidates, 1, 64);
    }
}
