using System.Globalization;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Session;

namespace RecApp.Features.Lyrics.Page;

/// <summary>Reads the address of <c>/lyrics</c>.</summary>
internal static class LyricsQueryReader
{
    private static readonly LyricsQuery Usual = new();

    public static (LyricsQuery Query, IReadOnlyList<QueryProblem> Problems) Read(QueryReader reader)
    {
        var form = new LyricsQuery
        {
            Prefix = reader.Text("prefix"),
            Themes = reader.Text("themes"),
            Scheme = reader.Has("scheme") ? reader.Text("scheme") : Usual.Scheme,
            Syllables = (int)(reader.Number("syllables", 0, LyricsRequestReader.MostSyllables, "8 is used.") ?? Usual.Syllables),
            Lines = (int)(reader.Number("lines", 1, LyricsRequestReader.MostLines, "16 is used.") ?? Usual.Lines),
            Chorus = reader.Has("chorus") && reader.Choice("chorus", LyricsQuery.On) == LyricsQuery.On[0],
            Temperatures = reader.Has("temperatures") ? reader.Text("temperatures") : Usual.Temperatures,
            TopP = reader.Number("topP", 0.01, 1, "0.95 is used.") ?? Usual.TopP,
            TopK = (int)(reader.Number("topK", 0, 100_000, "0 (all) is used.") ?? Usual.TopK),
            RepetitionPenalty = reader.Number("penalty", 1, 2, "1.15 is used.") ?? Usual.RepetitionPenalty,
            PrefixMode = (PrefixMode)Array.IndexOf(LyricsQuery.Modes, reader.Choice("mode", LyricsQuery.Modes)),
            PrefixProbability = reader.Number("probability", 0, 1, "0.5 is used.") ?? Usual.PrefixProbability,
            LoopBreaker = reader.Choice("loops", LyricsQuery.On) == LyricsQuery.On[0],
            NoveltyGuard = reader.Choice("novelty", LyricsQuery.On) == LyricsQuery.On[0],
            OffensiveFilter = reader.Choice("filter", LyricsQuery.On) == LyricsQuery.On[0],
            Seed = reader.Number("seed", 0, int.MaxValue, "Another one is drawn.")?.ToString("0", CultureInfo.InvariantCulture) ?? "",
            Changes = reader.Text("changes"),
        };
        foreach (var (field, problem) in form.Problems)
            reader.Report(field, problem);
        return (form with
        {
            Scheme = form.Problems.ContainsKey("scheme") ? Usual.Scheme : form.Scheme,
            Temperatures = form.Problems.ContainsKey("temperatures") ? Usual.Temperatures : form.Temperatures,
        }, reader.Problems);
    }
}
