namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>
/// Which lines a line has to rhyme with. In free mode nobody asked for rhymes, but the corpus has them: each four lines draw a
/// pattern of it, so that a song rhymes about as often as the verse it was taught.
/// </summary>
internal sealed class FreePatterns
{
    private static readonly string[] Rhymed = ["AABB", "ABAB", "ABAB", "AABB", "ABBA"];
    private static readonly string[] Loose = ["ABCB", "AABC", "ABCC"];

    private readonly RhymeScheme _scheme;
    private readonly int _lines;
    private readonly RhymeScheme[] _stanzas;

    /// <param name="scheme">What was asked for.</param>
    /// <param name="lines">Lines of the song.</param>
    /// <param name="rate">Share of lines of the corpus that rhyme, 0–1.</param>
    /// <param name="seed">Decides the patterns.</param>
    public FreePatterns(RhymeScheme scheme, int lines, double rate, int seed)
    {
        (_scheme, _lines) = (scheme, lines);
        var random = new Random(seed);
        // All lines of the one kind rhyme and half of the other: a little above the corpus' rate in the mean.
        double share = Math.Clamp((2 * rate) - 1 + 0.15, 0.1, 1);
        _stanzas = [.. Enumerable.Range(0, (lines + 3) / 4).Select(_ => new RhymeScheme(random.NextDouble() < share ? Rhymed[random.Next(Rhymed.Length)] : Loose[random.Next(Loose.Length)]))];
    }

    /// <summary>The lines that a line rhymes with, from 0.</summary>
    public IEnumerable<int> Partners(int line)
    {
        if (!_scheme.IsFree)
            return _scheme.Partners(line, _lines);
        int start = line / 4 * 4;
        return _stanzas[line / 4].Partners(line - start, Math.Min(4, _lines - start)).Select(other => start + other);
    }
}
