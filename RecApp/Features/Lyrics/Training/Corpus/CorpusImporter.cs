using System.Security.Cryptography;
using System.Text;

namespace RecApp.Features.Lyrics.Training.Corpus;

internal sealed record CorpusOptions
{
    /// <summary>Names of rules to leave out.</summary>
    public IReadOnlyCollection<string> Without { get; init; } = [];

    /// <summary>Whether <c>gettin'</c> becomes <c>getting</c>.</summary>
    public bool FoldVariants { get; init; }

    /// <summary>Whether poems come again with their stanzas shuffled.</summary>
    public bool ShuffleStanzas { get; init; }

    /// <summary>Decides the shuffling.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Turns a folder of verse into one clean corpus.</summary>
internal static class CorpusImporter
{
    /// <summary>The names of all rules that can be left out, in their order.</summary>
    public static IEnumerable<string> RuleNames => CleaningRules.All.Select(rule => rule.Name).Concat([Duplicates, Near]);

    private const string Duplicates = "duplicates";
    private const string Near = "near-duplicates";
    private const string PoemSeparator = "\n\f\n";

    /// <summary>Cleans and joins the poems of a folder.</summary>
    /// <returns>The poems, the corpus (poems parted by a line with a form feed, stanzas by an empty line) and what became of what was read.</returns>
    /// <exception cref="Tables.DataFileException">The folder holds no texts, or a file is damaged.</exception>
    public static (IReadOnlyList<Poem> Poems, string Text, CorpusReport Report) Import(string folder, CorpusOptions options)
    {
        Poem[] read = [.. VerseReader.Read(folder)];
        Poem[] poems = read;
        var rules = new List<RuleReport>();
        foreach (var rule in CleaningRules.All)
        {
            var log = new RuleLog(rule.Name, rule.Description);
            bool applied = !options.Without.Contains(rule.Name);
            if (applied)
                poems = [.. poems.Select(poem => Counted(log, poem, rule.Apply(poem))).OfType<Poem>()];
            rules.Add(log.Report(applied));
        }
        poems = Fold(poems, options, rules);
        poems = Distinct(poems, options, rules);
        var kept = options.ShuffleStanzas ? [.. StanzaShuffling.Add(poems, options.Seed)] : poems;
        string text = string.Join(PoemSeparator, kept.Select(poem => poem.Text)) + "\n";
        SourceReport[] sources = [.. read.CountBy(poem => poem.Source).Select(pair => new SourceReport(pair.Key, pair.Value, kept.Count(poem => poem.Source == pair.Key)))];
        return (kept, text, new(sources, rules, Size(kept, text)));
    }

    private static Poem? Counted(RuleLog log, Poem before, Poem? after)
    {
        log.Count(before, after);
        return after;
    }

    private static Poem[] Fold(Poem[] poems, CorpusOptions options, List<RuleReport> rules)
    {
        var log = new RuleLog("variants", "gettin' becomes getting where the corpus knows both.");
        Poem[] folded = options.FoldVariants ? [.. VariantFolding.Fold(poems)] : poems;
        foreach (var (before, after) in poems.Zip(folded))
            log.Count(before, after);
        rules.Add(log.Report(options.FoldVariants));
        return folded;
    }

    private static Poem[] Distinct(Poem[] poems, CorpusOptions options, List<RuleReport> rules)
    {
        var same = new RuleLog(Duplicates, "Poems that stand in the corpus twice, by their words.");
        if (!options.Without.Contains(Duplicates))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            poems = [.. poems.Select(poem => Counted(same, poem, seen.Add(string.Join(' ', CorpusWords.Of(poem.Lines))) ? poem : null)).OfType<Poem>()];
        }
        rules.Add(same.Report(!options.Without.Contains(Duplicates)));

        var near = new RuleLog(Near, $"Poems of whose windows of {NearDuplicates.Window} words a longer one has {NearDuplicates.Share:P0} or more.");
        if (!options.Without.Contains(Near))
        {
            int[] copies = NearDuplicates.Find(poems);
            poems = [.. poems.Select((poem, i) => Counted(near, poem, copies[i] < 0 ? poem : null)).OfType<Poem>()];
        }
        rules.Add(near.Report(!options.Without.Contains(Near)));
        return poems;
    }

    private static CorpusSize Size(Poem[] poems, string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        int count = 0;
        foreach (string word in poems.SelectMany(poem => CorpusWords.Of(poem.Lines)))
        {
            count++;
            words.Add(word);
        }
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new(poems.Length, poems.Sum(poem => poem.Lines.Count(line => line.Length > 0)), count, words.Count, poems.Sum(poem => poem.Text.Length + 1L), hash);
    }
}
