using System.Globalization;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>The folder <c>training/sentiment/sentences</c>.</summary>
/// <param name="Grammar">Sentences to learn from.</param>
/// <param name="People">What people said single words are worth, −4 to 4.</param>
/// <param name="Choose">Sentences that settings are chosen by.</param>
/// <param name="Report">Sentences that nothing was chosen by.</param>
/// <param name="Sources">What the manifest says about them.</param>
internal sealed record SentenceData(
    SentenceGrammar Grammar, IReadOnlyDictionary<string, double> People, IReadOnlyList<ExpectedSentence> Choose, IReadOnlyList<ExpectedSentence> Report, IReadOnlyList<DataSource> Sources)
{
    private const string GrammarFile = "grammar.txt";
    private const string ValencesFile = "valences.tsv";
    private const string HeldOutFile = "held-out.tsv";

    /// <exception cref="DataFileException">A file is missing, or not what it should be.</exception>
    public static SentenceData Read(string folder)
    {
        string[] paths = [.. new[] { GrammarFile, ValencesFile, HeldOutFile }.Select(name => DataFile.Find(folder, name) ?? throw new DataFileException($"{folder}: {name} is missing. Give the folder training/sentiment/sentences."))];
        var grammar = SentenceGrammar.Read(paths[0]);
        var people = new Dictionary<string, double>(StringComparer.Ordinal);
        using (var table = DelimitedFile.Open(paths[1], '\t', "word", "valence"))
            while (table.Read())
                people[table[0]] = double.Parse(table[1], CultureInfo.InvariantCulture);
        var held = ExpectedSentence.Read(paths[2]);
        return new(grammar, people, [.. held.Where(row => row.Use == "choose")], [.. held.Where(row => row.Use == "report")],
        [
            new("Sentences of our own: training/sentiment/sentences/grammar.txt", "", "MIT", DataFile.Sha256(paths[0]), grammar.Patterns),
            new("VADER, what people say words are worth", "https://github.com/cjhutto/vaderSentiment", "MIT", DataFile.Sha256(paths[1]), people.Count),
        ]);
    }
}

/// <summary>A sentence and the verdicts that people expect of it.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Expected">One or more of <c>p</c>, <c>n</c> and <c>u</c>, for praise, displeasure and neither.</param>
/// <param name="Text">The sentence.</param>
internal sealed record ExpectedSentence(string Use, string Expected, string Text)
{
    /// <summary>Its tokens.</summary>
    public List<TextToken> Tokens { get; } = ReviewTokenizer.Tokenize(Text);

    /// <summary>Reads a tab-separated file with the columns <c>use</c>, <c>expected</c> and <c>text</c>.</summary>
    /// <exception cref="DataFileException">The file is not that.</exception>
    public static List<ExpectedSentence> Read(string path)
    {
        using var table = DelimitedFile.Open(path, '\t', "use", "expected", "text");
        List<ExpectedSentence> sentences = [];
        while (table.Read())
            sentences.Add(new(table[0], table[1], table[2]));
        return sentences;
    }

    /// <summary>Whether a probability of praise is what people expect.</summary>
    public bool Allows(double probability) => Expected.Contains(
        Math.Abs(probability - 0.5) < Model.Sentences.SentenceHead.Undecided ? 'u' : probability > 0.5 ? 'p' : 'n', StringComparison.Ordinal);
}
