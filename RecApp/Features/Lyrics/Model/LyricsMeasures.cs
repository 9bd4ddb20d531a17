using RecApp.Bundles;
using RecApp.Features.Lyrics.Api;
using RecApp.Serving;

namespace RecApp.Features.Lyrics.Model;

/// <summary>What is kept of a song: lengths and how surprising it was, never a word.</summary>
internal static class LyricsMeasures
{
    private const string Asked = "lines asked", FirstWords = "words of the first line", Bits = "bits per character";

    /// <summary>The measures, uncounted.</summary>
    public static IReadOnlyList<FeatureReference> All { get; } =
    [
        FeatureReference.EqualBins(Asked, MeasureRole.Input, 1, LyricsRequestReader.MostLines + 1, LyricsRequestReader.MostLines) with { IsChosen = true },
        FeatureReference.EqualBins(FirstWords, MeasureRole.Output, 0, 20, 20),
        FeatureReference.EqualBins(Bits, MeasureRole.Output, 0, 4, 40),
    ];

    /// <summary>How surprising the written lines are to the model, in bits; null where it wrote none.</summary>
    public static double? BitsPerCharacter(IReadOnlyList<LyricsLine> lines)
    {
        var tokens = lines.SelectMany(line => line.Tokens).ToArray();
        int characters = tokens.Sum(token => token.Text.Length);
        return characters == 0 ? null : tokens.Sum(token => token.Bits) / characters;
    }

    /// <summary>Puts down the numbers of a song.</summary>
    /// <param name="asked">How many lines were wished for.</param>
    /// <param name="lines">Those that there are.</param>
    /// <param name="bitsPerCharacter">From <see cref="BitsPerCharacter"/>.</param>
    /// <param name="measured">Where.</param>
    public static void Set(int asked, IReadOnlyList<LyricsLine> lines, double? bitsPerCharacter, Measured measured)
    {
        measured.Set(Asked, asked);
        measured.Set(FirstWords, lines.Count == 0 ? null : CountWords(lines[0].Text));
        measured.Set(Bits, bitsPerCharacter);
    }

    /// <summary>Puts down the numbers of a text that was only scored, which no reference holds.</summary>
    public static void Set(string text, double? bitsPerCharacter, Measured measured)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        measured.SetIncomparable();
        measured.Set(Asked, lines.Length);
        measured.Set(FirstWords, lines.Length == 0 ? null : CountWords(lines[0]));
        measured.Set(Bits, bitsPerCharacter);
    }

    private static int CountWords(ReadOnlySpan<char> line)
    {
        int words = 0;
        foreach (var part in line.Split(' '))
            words += line[part].IsWhiteSpace() ? 0 : 1;
        return words;
    }
}
