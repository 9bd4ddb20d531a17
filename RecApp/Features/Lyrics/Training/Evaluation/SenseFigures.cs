using RecApp.Bundles;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>Whether lines mean something, as far as that can be counted: what their words cost a model that did not write them, beside lines of people, and whether dictionaries have them.</summary>
/// <param name="opinion">The second model.</param>
/// <param name="human">Poems that neither model has learned from.</param>
/// <param name="sounds">The dictionary.</param>
internal sealed class SenseFigures(SecondOpinion opinion, IEnumerable<string> human, PronouncingDictionary sounds)
{
    // Fewer lines of one length have no median worth the name.
    private const int LeastLines = 50;

    private readonly LineCost[] _human = [.. human.SelectMany(poem => opinion.Lines(poem.Split('\n')))];
    private readonly List<LineCost> _written = [];
    private int _words;
    private int _known;

    /// <summary>Adds a song.</summary>
    public void Add(IReadOnlyList<string> lines)
    {
        _written.AddRange(opinion.Lines(lines));
        string[] words = [.. CorpusWords.Of(lines)];
        (_words, _known) = (_words + words.Length, _known + words.Count(sounds.Knows));
    }

    /// <summary>The figures of all songs so far.</summary>
    public IEnumerable<ModelMetric> Metrics(string how)
    {
        const string Second = "under word n-grams of every second poem";
        var usual = _human.GroupBy(line => line.Words).Where(length => length.Count() >= LeastLines).ToDictionary(length => length.Key, length => Quantile(length.Select(line => line.BitsPerWord), 0.5));
        double[] above = [.. _written.Where(line => usual.ContainsKey(line.Words)).Select(line => line.BitsPerWord - usual[line.Words])];
        if (above.Length == 0)
            yield break;
        yield return new("bits per word above human lines of as many words, median of lines", Quantile(above, 0.5), $"{how}, {Second}", "schemes");
        foreach (var (lines, variant, which) in new[] { (_written.AsEnumerable(), "schemes", how), (_human, "human verse", "held-out poems") })
        {
            yield return new("bits of a line's last word, median of lines", Quantile(lines.Select(line => line.LastBits), 0.5), $"{which}, {Second}", variant);
            yield return new("bits of a line's last word, dearest tenth of lines", Quantile(lines.Select(line => line.LastBits), 0.9), $"{which}, {Second}", variant);
        }
        yield return new("words that the pronouncing dictionary has", _known / (double)_words, how, "schemes");
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
