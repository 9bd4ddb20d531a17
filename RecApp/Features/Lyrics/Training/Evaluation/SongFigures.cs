using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>Sums over songs, from which the rates come.</summary>
internal sealed class SongFigures
{
    private int _pairs;
    private int _perfect;
    private int _lines;
    private int _onTarget;
    private int _windows;
    private int _copied;
    private int _repeated;
    private int _rhymed;
    private double _distinct;
    private int _songs;
    private double _bits;
    private int _characters;

    /// <summary>Adds a song.</summary>
    /// <param name="lines">What was written.</param>
    /// <param name="plan">What was asked for.</param>
    /// <param name="sounds">How words sound.</param>
    /// <param name="corpus">Hashes of all runs of six words of the corpus.</param>
    public void Add(IReadOnlyList<LyricsLine> lines, SongPlan plan, PronouncingDictionary sounds, IReadOnlySet<ulong> corpus)
    {
        string[] texts = [.. lines.Select(line => VerseText.Normalize(line.Text))];
        _songs++;
        _lines += texts.Length;
        for (int line = 0; line < texts.Length; line++)
        {
            foreach (int partner in plan.Scheme.Partners(line, texts.Length).Where(partner => partner < line))
            {
                _pairs++;
                _perfect += sounds.Rhyme(EndRhymes.LastWord(texts[line]), EndRhymes.LastWord(texts[partner])) == RhymeQuality.Perfect ? 1 : 0;
            }
            _onTarget += plan.Syllables is { } target && Math.Abs(EndRhymes.Syllables(texts[line], sounds) - target) <= 1 ? 1 : 0;
        }
        ulong[] words = [.. CorpusWords.Of(texts).Select(word => WordWindows.Hash(word))];
        for (int i = 0; i + 6 <= words.Length; i++)
            (_windows, _copied) = (_windows + 1, _copied + (corpus.Contains(WordWindows.Hash(words.AsSpan(i, 6))) ? 1 : 0));
        _repeated += texts.Length - texts.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        (ulong, ulong)[] pairs = [.. words.Zip(words.Skip(1))];
        _distinct += pairs.Length == 0 ? 1 : (double)pairs.Distinct().Count() / pairs.Length;
        _rhymed += texts.Chunk(4).Sum(stanza => EndRhymes.Count(stanza, sounds));
        // A line end is a character, too, and the free sampling counts it; written lines know its cost only with their mark.
        _bits += lines.SelectMany(line => line.Tokens).Sum(token => token.Bits);
        _characters += lines.SelectMany(line => line.Tokens).Sum(token => token.Text.Length);
    }

    public double PerfectPairs => (double)_perfect / Math.Max(1, _pairs);

    public double OnTarget => (double)_onTarget / Math.Max(1, _lines);

    public double Copied => (double)_copied / Math.Max(1, _windows);

    public double RepeatedLines => (double)_repeated / Math.Max(1, _lines);

    public double Distinct2 => _distinct / Math.Max(1, _songs);

    public double RhymedLines => (double)_rhymed / Math.Max(1, _lines);

    public double BitsPerCharacter => _bits / Math.Max(1, _characters);
}
