using RecApp.Bundles;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training;

/// <summary>The verse that a bundle is made of.</summary>
/// <param name="Poems">Cleaned.</param>
/// <param name="Text">The same as one text, as <c>import lyrics</c> writes it.</param>
/// <param name="Report">What the cleaning took away.</param>
/// <param name="Source">For the manifest.</param>
/// <param name="HeldOutParts">Of 1,000 parts of the poems those that nothing learns from.</param>
internal sealed record VerseCorpus(IReadOnlyList<Poem> Poems, string Text, CorpusReport Report, DataSource Source, int HeldOutParts)
{
    private const string OwnName = "Own verse";

    // Small letters, long lines and capitals are a style in what a person writes, not signs of prose and headings.
    private static readonly string[] OwnStyle = ["marked-prose", "prose", "headings"];

    /// <summary>Rules that the shipped corpus leaves out: the verse that is scored has stanza numbers and blanks at line ends, too.</summary>
    public static IReadOnlyCollection<string> LeftOut { get; } = ["numerals", "trailing-blanks"];

    /// <summary>The public-domain verse that the shipped bundle is made of.</summary>
    /// <exception cref="Tables.DataFileException">The folder holds no texts, or a file is damaged.</exception>
    public static VerseCorpus Shipped(string folder) => Of(folder, LeftOut, HeldOutPoems.UsualParts,
        "Verse in the public domain (poems.jsonl, Project Gutenberg), cleaned", "https://www.gutenberg.org/", "Public domain");

    /// <summary>A person's own texts: every twentieth piece is held out, every fifth where there are few.</summary>
    /// <param name="path">A text, or a folder of them.</param>
    /// <exception cref="Tables.DataFileException">There are no texts, or a file is damaged.</exception>
    public static VerseCorpus Own(string path)
    {
        const int Few = 400, FewParts = 200, Parts = 50;
        var corpus = Of(path, [.. LeftOut, .. OwnStyle], Parts, $"{OwnName}: {Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}", "", "Not stated");
        return corpus.Poems.Count < Few ? corpus with { HeldOutParts = FewParts } : corpus;
    }

    /// <summary>Whether a bundle was made from a person's own texts.</summary>
    public static bool IsOwn(ModelManifest manifest) => manifest.Data.Any(source => source.Name.StartsWith(OwnName, StringComparison.Ordinal));

    /// <summary>The poems to learn from, and those to measure on.</summary>
    public (List<string> Training, List<string> HeldOut) Split() => HeldOutPoems.Split(Text, HeldOutParts);

    private static VerseCorpus Of(string path, IReadOnlyCollection<string> without, int heldOut, string name, string url, string licence)
    {
        var (poems, text, report) = CorpusImporter.Import(path, new() { Without = without });
        return new(poems, text, report, new(name, url, licence, report.Kept.Sha256, poems.Count), heldOut);
    }
}
