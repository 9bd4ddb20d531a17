namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>What an import found, removed and kept.</summary>
/// <param name="Sources">Per file: poems read and kept.</param>
/// <param name="Rules">Per rule in its order: what it took away.</param>
/// <param name="Kept">What is in the corpus.</param>
internal sealed record CorpusReport(IReadOnlyList<SourceReport> Sources, IReadOnlyList<RuleReport> Rules, CorpusSize Kept);

/// <param name="Read">Poems found in the file.</param>
/// <param name="Kept">Poems of it in the corpus.</param>
internal sealed record SourceReport(string Source, int Read, int Kept);

/// <param name="Applied">False for rules that were left out.</param>
/// <param name="PoemsChanged">Poems that the rule touched and left.</param>
/// <param name="PoemsRemoved">Poems that it took away as a whole.</param>
/// <param name="LinesRemoved">Lines with text that it took away, those of removed poems included.</param>
/// <param name="CharactersRemoved">Characters less than before; negative where replacements are longer.</param>
/// <param name="Samples">A few lines it took away or changed, as they were before.</param>
internal sealed record RuleReport(
    string Rule, string Description, bool Applied, int PoemsChanged, int PoemsRemoved, int LinesRemoved, long CharactersRemoved, IReadOnlyList<string> Samples);

/// <param name="Characters">Characters with line ends, without the marks between poems.</param>
/// <param name="Sha256">Hash of corpus.txt.</param>
internal sealed record CorpusSize(int Poems, int Lines, int Words, int DistinctWords, long Characters, string Sha256);
