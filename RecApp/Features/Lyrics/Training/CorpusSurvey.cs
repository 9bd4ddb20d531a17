using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training;

/// <summary>Counts what the sampler and the page need to know of a corpus.</summary>
internal static class CorpusSurvey
{
    private const int LeastKnown = 3;

    /// <summary>The words, each in the form it most often has inside lines, for those seen three times or more.</summary>
    public static List<KeyValuePair<string, int>> Words(IEnumerable<Poem> poems)
    {
        var forms = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        var totals = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string line in poems.SelectMany(poem => poem.Lines))
        {
            bool isFirst = true;
            foreach (string form in CorpusWords.Forms(line))
            {
                string word = form.ToLowerInvariant();
                totals[word] = totals.GetValueOrDefault(word) + 1;
                // The first word has its capital from its place.
                if (!isFirst)
                {
                    if (!forms.TryGetValue(word, out var counts))
                        forms[word] = counts = new(StringComparer.Ordinal);
                    counts[form] = counts.GetValueOrDefault(form) + 1;
                }
                isFirst = false;
            }
        }
        return [.. totals.Where(pair => pair.Value >= LeastKnown).Select(pair => new KeyValuePair<string, int>(
            forms.TryGetValue(pair.Key, out var counts) ? counts.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key : pair.Key, pair.Value))];
    }

    /// <summary>The figures of a corpus.</summary>
    public static CorpusStatistics Statistics(IReadOnlyList<Poem> poems, PronouncingDictionary sounds, NoveltyIndex novelty, CorpusReport report)
    {
        int[] lengths = new int[CorpusStatistics.MostSyllables + 1];
        int lines = 0, rhymed = 0;
        foreach (var stanza in poems.SelectMany(poem => poem.Stanzas))
        {
            lines += stanza.Count;
            rhymed += EndRhymes.Count(stanza, sounds);
            foreach (string line in stanza)
                lengths[Math.Min(CorpusStatistics.MostSyllables, EndRhymes.Syllables(line, sounds))]++;
        }
        return new()
        {
            Poems = report.Kept.Poems,
            Lines = report.Kept.Lines,
            Words = report.Kept.Words,
            DistinctWords = report.Kept.DistinctWords,
            Characters = report.Kept.Characters,
            LinesBySyllables = lengths,
            RhymeRate = (double)rhymed / Math.Max(1, lines),
            NoveltyFalsePositiveRate = novelty.FalsePositiveRate,
            Sources = [.. report.Sources.Select(source => new CorpusSource(source.Source, source.Read, source.Kept))],
            Rules = [.. report.Rules.Select(rule => new CorpusRule(rule.Rule, rule.Description, rule.Applied, rule.PoemsRemoved, rule.LinesRemoved, rule.CharactersRemoved))],
        };
    }
}
