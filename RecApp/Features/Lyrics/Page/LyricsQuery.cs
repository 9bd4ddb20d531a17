using System.Globalization;
using RecApp.Features.Lyrics.Serving;
using RecApp.Features.Lyrics.Writing;
using RecApp.Session;

namespace RecApp.Features.Lyrics.Page;

/// <summary>The form of <c>/lyrics</c> as its address carries it.</summary>
public static class LyricsQuery
{
    public const string Path = "/lyrics";

    // Browsers and proxies cut longer addresses.
    private const int LongestPrefix = 1000;

    private static readonly LyricsForm Usual = new();
    private static readonly string[] Modes = ["previous", "none", "mixed"];
    private static readonly string[] On = ["on", "off"];

    /// <summary>The address of a form; only what differs from the usual is in it.</summary>
    /// <param name="form">The form.</param>
    /// <param name="seed">The seed of the song shown; null for the form's own.</param>
    public static string ToUri(LyricsForm form, int? seed = null)
    {
        List<string> parts = [];
        Add("prefix", form.Prefix.Length <= LongestPrefix ? form.Prefix : form.Prefix[..LongestPrefix], Usual.Prefix);
        Add("themes", form.Themes, Usual.Themes);
        Add("scheme", form.Scheme, Usual.Scheme);
        Add("syllables", Number(form.Syllables), Number(Usual.Syllables));
        Add("lines", Number(form.Lines), Number(Usual.Lines));
        Add("chorus", Flag(form.Chorus), Flag(Usual.Chorus));
        Add("temperatures", form.Temperatures, Usual.Temperatures);
        Add("topP", Number(form.TopP), Number(Usual.TopP));
        Add("topK", Number(form.TopK), Number(Usual.TopK));
        Add("penalty", Number(form.RepetitionPenalty), Number(Usual.RepetitionPenalty));
        Add("mode", Modes[(int)form.PrefixMode], Modes[0]);
        Add("probability", Number(form.PrefixProbability), Number(Usual.PrefixProbability));
        Add("loops", Flag(form.LoopBreaker), On[0]);
        Add("novelty", Flag(form.NoveltyGuard), On[0]);
        Add("filter", Flag(form.OffensiveFilter), On[0]);
        Add("seed", seed?.ToString(CultureInfo.InvariantCulture) ?? form.Seed.Trim(), "");
        return parts.Count == 0 ? Path : $"{Path}?{string.Join('&', parts)}";

        void Add(string name, string value, string usual)
        {
            if (value != usual)
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>Reads an address or query string; what can't be used is left at its default and named among the problems.</summary>
    public static (LyricsForm Form, IReadOnlyList<QueryProblem> Problems) Parse(string? address)
    {
        var reader = new QueryReader(address);
        var form = new LyricsForm
        {
            Prefix = reader.Text("prefix"),
            Themes = reader.Text("themes"),
            Scheme = reader.Has("scheme") ? reader.Text("scheme") : Usual.Scheme,
            Syllables = (int)(reader.Number("syllables", 0, LyricsRequestReader.MostSyllables, "8 is used.") ?? Usual.Syllables),
            Lines = (int)(reader.Number("lines", 1, LyricsRequestReader.MostLines, "16 is used.") ?? Usual.Lines),
            Chorus = reader.Has("chorus") && reader.Choice("chorus", On) == On[0],
            Temperatures = reader.Has("temperatures") ? reader.Text("temperatures") : Usual.Temperatures,
            TopP = reader.Number("topP", 0.01, 1, "0.95 is used.") ?? Usual.TopP,
            TopK = (int)(reader.Number("topK", 0, 100_000, "0 (all) is used.") ?? Usual.TopK),
            RepetitionPenalty = reader.Number("penalty", 1, 2, "1.15 is used.") ?? Usual.RepetitionPenalty,
            PrefixMode = (PrefixMode)Array.IndexOf(Modes, reader.Choice("mode", Modes)),
            PrefixProbability = reader.Number("probability", 0, 1, "0.5 is used.") ?? Usual.PrefixProbability,
            LoopBreaker = reader.Choice("loops", On) == On[0],
            NoveltyGuard = reader.Choice("novelty", On) == On[0],
            OffensiveFilter = reader.Choice("filter", On) == On[0],
            Seed = reader.Number("seed", 0, int.MaxValue, "Another one is drawn.")?.ToString("0", CultureInfo.InvariantCulture) ?? "",
        };
        foreach (var (field, problem) in form.Problems)
            reader.Report(field, problem);
        return (form with
        {
            Scheme = form.Problems.ContainsKey("scheme") ? Usual.Scheme : form.Scheme,
            Temperatures = form.Problems.ContainsKey("temperatures") ? Usual.Temperatures : form.Temperatures,
        }, reader.Problems);
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? On[0] : On[1];
}
