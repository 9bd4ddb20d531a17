using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using RecApp.Charts;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Figures;

/// <summary>The charts of one song.</summary>
public static class LyricsFigures
{
    private const string Share = "%{x} syllables: %{y:.1%} of the lines\n%{fullData.name}";

    /// <summary>How surprised the model was by each word; null where it wrote none.</summary>
    public static ChartFigure? Surprise(LyricsAnswer song)
    {
        var words = song.Lines.SelectMany(line => Words(line).Select(word => (line.Number, word.Text, word.Bits))).ToList();
        if (words.Count == 0)
            return null;
        var most = words.MaxBy(word => word.Bits);
        return new(
            $"“{most.Text}” in line {most.Number} was least expected: one chance in {Math.Pow(2, most.Bits):N0}",
            $"A bar for each word or mark that the model wrote, in bits: 0 is certain, each bit more is half as likely. On average {words.Average(word => word.Bits):F1} bits{(song.BitsPerCharacter is { } bits ? $", {bits:F2} a character" : "")}, however bold the mood. Colours change with the line.",
            [
                ChartTrace.Columns(Enumerable.Range(1, words.Count), words.Select(word => Math.Round(word.Bits, 2)), words.Select(word => $"Line {word.Number}, “{word.Text}”: {word.Bits:F1} bits").ToArray(), "Bits")
                    .Coloured(words.Select(word => word.Number % 2 == 0 ? ChartColour.Third : ChartColour.Accent)),
            ],
            new Layout { Height = 260, XAxis = ChartAxis.Across("Word, in the order of the song"), YAxis = ChartAxis.Heights("Surprise in bits", most.Bits, ".0f") })
        {
            Table = new(["Line", "Word", "Bits"], [.. words.Select(word => (IReadOnlyList<string>)[word.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), word.Text, word.Bits.ToString("F2", System.Globalization.CultureInfo.InvariantCulture)])], new HashSet<int> { 0, 2 }),
        };
    }

    // The model writes rare words in several pieces: letters that follow letters go on with the word, and their bits add up.
    private static List<LyricsToken> Words(LyricsLine line)
    {
        List<LyricsToken> words = [];
        string before = "";
        foreach (var token in line.Tokens)
        {
            if (words.Count > 0 && before is [.., var last] && token.Text is [var first, ..] && IsOfWord(last) && IsOfWord(first))
                words[^1] = new(words[^1].Text + token.Text, words[^1].Bits + token.Bits);
            else if (token.Text.Trim() is { Length: > 0 } text)
                words.Add(new(text, token.Bits));
            before = token.Text;
        }
        return words;
    }

    private static bool IsOfWord(char character) => char.IsLetter(character) || character is '\'' or '’';

    /// <summary>Line lengths of the song beside those of the corpus.</summary>
    public static ChartFigure Lengths(LyricsAnswer song, CorpusStatistics corpus)
    {
        int[] lengths = [.. song.Lines.Select(line => Math.Min(line.Syllables, CorpusStatistics.MostSyllables))];
        double total = corpus.LinesBySyllables.Sum(count => (double)count);
        double[] bins = [.. Enumerable.Range(0, CorpusStatistics.MostSyllables + 1).Select(i => (double)i)];
        double[] all = [.. corpus.LinesBySyllables.Select(count => count / total)];
        double[] own = [.. bins.Select(bin => lengths.Count(length => length == (int)bin) / (double)Math.Max(1, lengths.Length))];
        double mean = lengths.DefaultIfEmpty().Average();
        double corpusMean = corpus.LinesBySyllables.Select((count, i) => i * (double)count).Sum() / total;
        return new(
            $"This song has {mean:F1} syllables a line; the verse that the model learned from has {corpusMean:F1}",
            $"Share of lines by their number of syllables: this song's {song.Lines.Count} lines beside {corpus.Lines:N0} lines that the model learned from.",
            [
                ChartTrace.Columns(bins, all, Share, "Learned from", ChartColour.Muted),
                ChartTrace.Columns(bins, own, Share, "This song"),
            ],
            new Layout { Height = 260, BarMode = BarModeEnum.Group, ShowLegend = true, XAxis = ChartAxis.Across("Syllables"), YAxis = ChartAxis.Heights("Share of lines", all.Concat(own).Max(), ".0%") });
    }

    /// <summary>Line lengths of the corpus.</summary>
    public static ChartFigure Corpus(CorpusStatistics corpus)
    {
        double total = corpus.LinesBySyllables.Sum(count => (double)count);
        int usual = Enumerable.Range(0, corpus.LinesBySyllables.Count).MaxBy(i => corpus.LinesBySyllables[i]);
        return new(
            $"{FigureText.WholePercent(corpus.LinesBySyllables[usual] / total)} of the lines have {usual} syllables",
            $"Share of {corpus.Lines:N0} lines by their number of syllables; {CorpusStatistics.MostSyllables} stands for longer ones, too.",
            [ChartTrace.Columns(corpus.LinesBySyllables.Select((_, syllables) => syllables), corpus.LinesBySyllables.Select(count => count / total), "%{x} syllables: %{y:.1%} of the lines", "Lines")],
            new Layout { Height = 260, XAxis = ChartAxis.Across("Syllables"), YAxis = ChartAxis.Heights("Share of lines", corpus.LinesBySyllables[usual] / total, ".0%") });
    }
}
