using Microsoft.Extensions.Options;

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
    public int Candidates { get; set; } = 8;

    /// <summary>Words that must not appear; where any is given, they take the place of the model's own list.</summary>
    public List<string> OffensiveWords { get; set; } = [];

    /// <summary>Words that must not appear beside those.</summary>
    public List<string> AlsoOffensive { get; set; } = [];

    /// <summary>Words of the list that may appear after all.</summary>
    public List<string> NotOffensive { get; set; } = [];
}

/// <summary>Names each key that is out of range.</summary>
internal sealed class LyricsOptionsValidator : IValidateOptions<LyricsOptions>
{
    public ValidateOptionsResult Validate(string? name, LyricsOptions options)
    {
        List<string> problems = [];
        Check(options.Writers is >= 1 and <= 1000, $"Lyrics:Writers is {options.Writers}; expected 1 to 1,000.");
        Check(options.Queue is >= 0 and <= 10_000, $"Lyrics:Queue is {options.Queue}; expected 0 to 10,000.");
        Check(options.Cores is >= 0 and <= 256, $"Lyrics:Cores is {options.Cores}; expected 0 (one per processor) to 256.");
        Check(options.DeadlineSeconds is > 0 and <= 3600, $"Lyrics:DeadlineSeconds is {options.DeadlineSeconds}; expected more than 0 and at most 3,600.");
        Check(options.Candidates is >= 1 and <= 64, $"Lyrics:Candidates is {options.Candidates}; expected 1 to 64.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void Check(bool isFine, string problem)
        {
            if (!isFine)
                problems.Add(problem);
        }
    }
}
