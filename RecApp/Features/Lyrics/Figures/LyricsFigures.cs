using RecApp.Charts;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Figures;

/// <summary>The charts of one song.</summary>
public static class LyricsFigures
{
    /// <summary>How surprised the model was by each word; null where it wrote none.</summary>
    public static ChartFigure? Surprise(LyricsAnswer song)
    {
        var words = song.Lines.SelectMany(line => Words(line).Select(word => (line.Number, word.Text, word.Bits))).ToList();
        if (words.Count == 0)
            return null;
        var most = words.MaxBy(word => word.Bits);
        return new(
            $"“{most.Text}” in line {most.Number} surprised the model most: {most.Bits:F1} bits",
            $"One bar per word or mark that the model wrote; 0 bits is certain, each bit more half as likely. On average {words.Average(word => word.Bits):F1} bits a bar{(song.BitsPerCharacter is { } bits ? $", {bits:F2} bits a character" : "")}, whatever the temperature. Colours change with the line.",
            [
                ChartTrace.Bar(ChartValues.Of([.. Enumerable.Range(1, words.Count).Select(i => (double)i)]), ChartValues.Of([.. words.Select(word => Math.Round(word.Bits, 2))]), "Bits") with
                {
                    Text = ChartValues.Of([.. words.Select(word => $"line {word.Number}: {word.Text}, {word.Bits:F1} bits")]),
                    // Two neighbours of the palette tell the lines apart.
                    PointColours = [.. words.Select(word => word.Number % 2 == 0 ? 2 : 0)],
                },
            ],
            new() { Height = 260, XAxis = new() { Title = "Word, in the order of the song" }, YAxis = new() { Title = "Surprise in bits" } })
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
        double mean = lengths.DefaultIfEmpty().Average();
        double corpusMean = corpus.LinesBySyllables.Select((count, i) => i * (double)count).Sum() / total;
        return new(
            $"Lines of this song have {mean:F1} syllables on average, those of the corpus {corpusMean:F1}",
            $"Share of lines by their number of syllables: this song's {song.Lines.Count} lines beside {corpus.Lines:N0} lines of the verse that the model was taught.",
            [
                ChartTrace.Bar(bins, ChartValues.Of([.. corpus.LinesBySyllables.Select(count => count / total)]), "Corpus", ChartColour.Muted),
                ChartTrace.Bar(bins, ChartValues.Of([.. bins.Select(bin => lengths.Count(length => length == (int)bin) / (double)Math.Max(1, lengths.Length))]), "This song"),
            ],
            new() { Height = 260, BarMode = "group", ShowLegend = true, XAxis = new() { Title = "Syllables" }, YAxis = new() { Title = "Share of lines", TickFormat = ".0%" } });
    }

    /// <summary>Line lengths of the corpus.</summary>
    public static ChartFigure Corpus(CorpusStatistics corpus)
    {
        double total = corpus.LinesBySyllables.Sum(count => (double)count);
        int usual = Enumerable.Range(0, corpus.LinesBySyllables.Count).MaxBy(i => corpus.LinesBySyllables[i]);
        return new(
            $"{corpus.LinesBySyllables[usual] / total:P0} of the lines have {usual} syllables",
            $"Share of {corpus.Lines:N0} lines by their number of syllables; {CorpusStatistics.MostSyllables} stands for longer ones, too.",
            [ChartTrace.Bar(ChartValues.Of([.. corpus.LinesBySyllables.Select((_, i) => (double)i)]), ChartValues.Of([.. corpus.LinesBySyllables.Select(count => count / total)]), "Lines", ChartColour.Accent)],
            new() { Height = 260, XAxis = new() { Title = "Syllables" }, YAxis = new() { Title = "Share of lines", TickFormat = ".0%" } });
    }
}
