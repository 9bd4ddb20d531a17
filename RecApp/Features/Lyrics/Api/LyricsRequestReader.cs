using System.Security.Cryptography;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Corpus;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Lyrics.Api;

/// <summary>Turns a wish into a plan: what makes no sense is refused, what is out of reach is brought to the nearest possible and noted.</summary>
internal static class LyricsRequestReader
{
    public const int MostLines = 64;
    public const int MostPrefix = 10_000;
    public const int MostLineLength = 400;
    public const int LeastSyllables = 2;
    public const int MostSyllables = 20;
    public const int MostThemes = 8;
    public const int MostThemeCharacters = 1_000;
    public const double LeastTemperature = 0.1;
    public const double MostTemperature = 2;

    private const int UsualWhole = 5;
    private const int LongestShown = 30;

    /// <summary>What is used where no temperatures are given.</summary>
    public static readonly IReadOnlyList<double> UsualTemperatures = [0.7, 0.8, 0.9];

    /// <exception cref="InvalidRequestException">A field makes no sense; the message says what is allowed.</exception>
    public static SongPlan Read(LyricsRequest request, LyricsModel model, int candidates)
    {
        var notes = new List<string>();
        var scheme = SchemeOf(request);
        CheckTexts(request);
        int lines = Near(request.Lines, 1, MostLines, "lines", notes);
        int? syllables = request.Syllables is { } wish ? Near(wish, LeastSyllables, MostSyllables, "syllables per line", notes) : null;
        var (given, opening) = Prefix(request, lines, syllables, model, notes);
        Keep(request, given);
        NotePartners(scheme, lines, notes);
        return new()
        {
            Lines = given,
            Opening = opening,
            Scheme = scheme,
            Syllables = syllables,
            Temperatures = Temperatures(request.Temperatures, notes),
            PrefixMode = Enum.IsDefined(request.PrefixMode) ? request.PrefixMode : throw new InvalidRequestException("prefixMode", "Must be one of previous, none, mixed."),
            PrefixProbability = Near(request.PrefixProbability, 0, 1, "prefixProbability", notes),
            TopK = Near(request.TopK, 0, 100_000, "topK", notes),
            TopP = Near(request.TopP, 0.01, 1, "topP", notes),
            RepetitionPenalty = Near(request.RepetitionPenalty, 1, 2, "repetitionPenalty", notes),
            LoopBreaker = request.LoopBreaker,
            NoveltyGuard = request.NoveltyGuard,
            OffensiveFilter = request.OffensiveFilter,
            Chorus = request.Chorus,
            Themes = Themes(request.Themes ?? [], model, notes),
            Seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue),
            Attempt = request.Attempt,
            Candidates = candidates,
            Notes = notes,
        };
    }

    /// <summary>The rhyme scheme wished for.</summary>
    /// <exception cref="InvalidRequestException">It is none.</exception>
    public static RhymeScheme SchemeOf(LyricsRequest request) =>
        RhymeScheme.Parse(request.Scheme) ?? throw new InvalidRequestException("scheme", $"'{request.Scheme!.Shortened(LongestShown)}' is no rhyme scheme; allowed: {RhymeScheme.Allowed}.");

    private static void CheckTexts(LyricsRequest request)
    {
        if (request.Prefix?.Length > MostPrefix)
            throw new InvalidRequestException("prefix", $"The prefix has {request.Prefix.Length:N0} characters; at most {MostPrefix:N0} are allowed.");
        // Each word that is left out gets a note: many of them would make an answer larger than the request.
        if (request.Themes is { } themes && themes.Sum(theme => 1L + (theme?.Length ?? 0)) is > MostThemeCharacters and var given)
            throw new InvalidRequestException("themes", $"The themes have {given:N0} characters, each followed by a blank; at most {MostThemeCharacters:N0} are allowed.");
        if (request.Keep?.Count > MostLines)
            throw new InvalidRequestException("keep", $"{request.Keep.Count:N0} lines are to be kept; at most {MostLines} are allowed.");
        foreach (var line in request.Keep ?? [])
        {
            if (line is null || line.Number is < 1 or > MostLines || line.Text is null || line.Text.Length > MostLineLength || line.Text.Contains('\n', StringComparison.Ordinal))
                throw new InvalidRequestException("keep", $"Each kept line needs a number from 1 to {MostLines} and a text of one line with at most {MostLineLength} characters.");
        }
    }

    private static (string?[] Lines, string Opening) Prefix(LyricsRequest request, int lines, int? syllables, LyricsModel model, List<string> notes)
    {
        var result = new string?[lines];
        string text = (request.Prefix ?? "").ReplaceLineEndings("\n");
        if (text.Any(letter => !ScriptFilter.IsReadable(letter)))
            notes.Add("Some characters of the beginning, such as emoji or other scripts, stay in the text, but the model does not read them.");
        string[] given = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (given.Length > lines)
            notes.Add($"The beginning has {given.Length:N0} lines, the song {lines:N0}: only the first {lines:N0} are used.");
        given = [.. given.Take(lines)];
        string opening = "";
        for (int i = 0; i < given.Length; i++)
        {
            bool mayGoOn = i == given.Length - 1 && !text.EndsWith('\n');
            int has = EndRhymes.Syllables(VerseText.Normalize(given[i]), model.Sounds);
            if (given[i].Length > MostLineLength)
                notes.Add($"Line {i + 1} of the beginning has {given[i].Length:N0} characters; it stays as it is, and the model reads its end.");
            if (mayGoOn && has < (syllables is { } target ? target - 1 : UsualWhole))
                opening = given[i];
            else
                result[i] = given[i];
        }
        return (result, opening);
    }

    private static void Keep(LyricsRequest request, string?[] lines)
    {
        foreach (var line in request.Keep ?? [])
            if (line.Number <= lines.Length && line.Text.Trim().Length > 0)
                lines[line.Number - 1] = line.Text.Trim();
    }

    private static void NotePartners(RhymeScheme scheme, int lines, List<string> notes)
    {
        int rest = lines % scheme.Stanza;
        if (scheme.IsFree || rest == 0)
            return;
        int[] alone = [.. Enumerable.Range(lines - rest, rest).Where(line => scheme.Letter(line) is not null && !scheme.Partners(line, lines).Any()).Where(line => scheme.Letters.Count(letter => letter == scheme.Letter(line)) > 1)];
        if (alone.Length > 0)
            notes.Add($"{lines} lines are no whole number of stanzas in {scheme.Letters}: {(alone.Length == 1 ? $"line {alone[0] + 1} has" : $"lines {string.Join(", ", alone.Select(line => line + 1))} have")} nothing to rhyme with.");
    }

    private static IReadOnlyList<double> Temperatures(IReadOnlyList<double>? given, List<string> notes)
    {
        if (given is null || given.Count == 0)
            return UsualTemperatures;
        if (given.Count > MostLines)
            throw new InvalidRequestException("temperatures", $"{given.Count:N0} temperatures are given; at most {MostLines} are allowed.");
        return [.. given.Select(value => Near(value, LeastTemperature, MostTemperature, "temperature", notes))];
    }

    private static List<string> Themes(IReadOnlyList<string> given, LyricsModel model, List<string> notes)
    {
        var known = new List<string>();
        foreach (string theme in given.SelectMany(theme => (theme ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            string word = string.Concat(CorpusWords.Of(VerseText.Normalize(theme)).Take(1));
            if (known.Count == MostThemes)
                notes.Add($"“{theme.Shortened(LongestShown)}” is left out: at most {MostThemes} theme words are used.");
            else if (word.Length == 0 || !model.Known.Contains(word))
                notes.Add($"“{theme.Shortened(LongestShown)}” is no word that the model knows; it is left out.");
            else
                known.Add(word);
        }
        return known;
    }

    private static int Near(int value, int least, int most, string what, List<string> notes) => (int)Near((double)value, least, most, what, notes);

    private static double Near(double value, double least, double most, string what, List<string> notes)
    {
        double near = double.IsNaN(value) ? least : Math.Clamp(value, least, most);
        if (near != value)
            notes.Add(FormattableString.Invariant($"{value} {what} is out of reach; {near} is used ({least} to {most} are possible)."));
        return near;
    }
}
