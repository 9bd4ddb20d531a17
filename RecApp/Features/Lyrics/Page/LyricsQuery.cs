using System.Globalization;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Session;
using RecApp.Ui;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What the form of <c>/lyrics</c> holds, as it was typed and as its address carries it.</summary>
public sealed record LyricsQuery : IPageQuery<LyricsQuery>
{
    public const string Path = "/lyrics";

    // Browsers and proxies cut longer addresses.
    private const int LongestPrefix = 1000;

    internal static readonly string[] Modes = ["previous", "none", "mixed"];
    internal static readonly string[] On = ["on", "off"];

    /// <summary>Moods of sampling by name: temperatures and nucleus.</summary>
    public static IReadOnlyList<(string Name, double[] Temperatures, double TopP)> Moods { get; } =
        [("balanced", [0.7, 0.8, 0.9], 0.95), ("faithful", [0.5, 0.6], 0.9), ("lively", [0.9, 1.0], 0.97), ("wild", [1.1, 1.3, 1.5], 1)];

    public string Prefix { get; init; } = "";

    public string Themes { get; init; } = "";

    public string Scheme { get; init; } = "AABB";

    /// <summary>0 for the usual measure.</summary>
    public int Syllables { get; init; } = 8;

    public int Lines { get; init; } = 16;

    public bool Chorus { get; init; }

    /// <summary>Between blanks or commas.</summary>
    public string Temperatures { get; init; } = Text(Moods[0].Temperatures);

    public double TopP { get; init; } = Moods[0].TopP;

    public int TopK { get; init; }

    public double RepetitionPenalty { get; init; } = 1.15;

    public PrefixMode PrefixMode { get; init; }

    public double PrefixProbability { get; init; } = 0.5;

    public bool LoopBreaker { get; init; } = true;

    public bool NoveltyGuard { get; init; } = true;

    public bool OffensiveFilter { get; init; } = true;

    /// <summary>Empty for another one each time.</summary>
    public string Seed { get; init; } = "";

    /// <summary>Lines that read otherwise than the seed wrote them: one in each line, its number, a blank and its text. Part of a link, not of the form.</summary>
    public string Changes { get; init; } = "";

    /// <summary>Whether its address carries all of it.</summary>
    public bool FitsAddress => Prefix.Length <= LongestPrefix;

    /// <summary>The mood whose knobs these are; null for knobs of one's own.</summary>
    public string? Mood => Moods.FirstOrDefault(mood => Text(mood.Temperatures) == Temperatures && mood.TopP == TopP).Name;

    /// <summary>The form with the knobs of a mood.</summary>
    public LyricsQuery WithMood(string name) => Moods.FirstOrDefault(mood => mood.Name == name) is { Name: not null } mood ? this with { Temperatures = Text(mood.Temperatures), TopP = mood.TopP } : this;

    /// <summary>The form for one song: with its seed.</summary>
    public LyricsQuery Of(int? seed) => seed is { } known ? this with { Seed = known.ToString(CultureInfo.InvariantCulture) } : this;

    /// <summary>What is wrong with the form, by field; empty when it can be sent.</summary>
    public IReadOnlyDictionary<string, string> Problems
    {
        get
        {
            var problems = new Dictionary<string, string>();
            if (RhymeScheme.Parse(Scheme) is null)
                problems["scheme"] = $"Allowed: {RhymeScheme.Allowed}.";
            if (Numbers is not { Count: > 0 })
                problems["temperatures"] = string.Create(CultureInfo.InvariantCulture, $"Give numbers from {LyricsRequestReader.LeastTemperature} to {LyricsRequestReader.MostTemperature}, such as 0.7 0.9.");
            if (Seed.Trim().Length > 0 && !int.TryParse(Seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                problems["seed"] = $"Give a whole number from 0 to {int.MaxValue:N0}, or nothing for another song each time.";
            if (Prefix.Length > LyricsRequestReader.MostPrefix)
                problems["prefix"] = $"{Prefix.Length:N0} characters are too many; at most {LyricsRequestReader.MostPrefix:N0}.";
            return problems;
        }
    }

    /// <summary>The wish; defaults stand where the form has a problem.</summary>
    public LyricsRequest ToRequest() => new()
    {
        Prefix = Prefix.Trim().Length == 0 ? null : Prefix,
        Lines = Lines,
        Scheme = Scheme,
        Syllables = Syllables == 0 ? null : Syllables,
        Temperatures = Numbers,
        PrefixMode = PrefixMode,
        PrefixProbability = PrefixProbability,
        TopK = TopK,
        TopP = TopP,
        RepetitionPenalty = RepetitionPenalty,
        LoopBreaker = LoopBreaker,
        NoveltyGuard = NoveltyGuard,
        OffensiveFilter = OffensiveFilter,
        Themes = Themes.Trim().Length == 0 ? null : [.. Themes.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)],
        Chorus = Chorus,
        Seed = int.TryParse(Seed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : null,
    };

    /// <inheritdoc/>
    public static (LyricsQuery Query, IReadOnlyList<QueryProblem> Problems) Parse(string? address) => LyricsQueryReader.Read(new(address));

    /// <inheritdoc/>
    public string ToUri()
    {
        LyricsQuery usual = new();
        return new QueryWriter(Path)
            .AddText("prefix", FitsAddress ? Prefix : Prefix[..LongestPrefix], usual.Prefix)
            .AddText("themes", Themes, usual.Themes)
            .AddText("scheme", Scheme, usual.Scheme)
            .Add("syllables", Syllables, usual.Syllables)
            .Add("lines", Lines, usual.Lines)
            .Add("chorus", Flag(Chorus), Flag(usual.Chorus))
            .AddText("temperatures", Temperatures, usual.Temperatures)
            .Add("topP", TopP, usual.TopP)
            .Add("topK", TopK, usual.TopK)
            .Add("penalty", RepetitionPenalty, usual.RepetitionPenalty)
            .Add("mode", Modes[(int)PrefixMode], Modes[0])
            .Add("probability", PrefixProbability, usual.PrefixProbability)
            .Add("loops", Flag(LoopBreaker), On[0])
            .Add("novelty", Flag(NoveltyGuard), On[0])
            .Add("filter", Flag(OffensiveFilter), On[0])
            .AddText("seed", Seed.Trim())
            .AddText("changes", Changes)
            .ToString();
    }

    /// <summary>Numbers as the form shows them.</summary>
    public static string Text(IEnumerable<double> numbers) => string.Join(' ', numbers.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));

    private static string Flag(bool value) => value ? On[0] : On[1];

    private List<double>? Numbers
    {
        get
        {
            var numbers = new List<double>();
            foreach (string part in Temperatures.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number is < LyricsRequestReader.LeastTemperature or > LyricsRequestReader.MostTemperature)
                    return null;
                numbers.Add(number);
            }
            return numbers.Count > LyricsRequestReader.MostLines ? null : numbers;
        }
    }
}
