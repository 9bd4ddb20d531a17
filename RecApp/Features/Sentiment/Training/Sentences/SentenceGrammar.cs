using System.Text.RegularExpressions;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training.Sentences;

/// <summary>Patterns of sentences whose verdict is known, and the words to fill them with.</summary>
internal sealed partial class SentenceGrammar
{
    // Of a pattern without a gap there is only one sentence; it counts as several.
    private const int LeastOfAPattern = 4;

    private readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    /// <summary>Reads <c>training/sentiment/sentences/grammar.txt</c>.</summary>
    /// <exception cref="DataFileException">A line belongs nowhere, or a gap has no words.</exception>
    public static SentenceGrammar Read(string path)
    {
        var grammar = new SentenceGrammar();
        List<string>? section = null;
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                grammar._sections[line.Trim('[', ']')] = section = [];
            else if (section is null)
                throw new DataFileException($"{path}: expected a section such as [film] before “{line}”.");
            else if (Labels.ContainsKey(grammar._sections.Last().Key))
                section.Add(line);
            else
                section.AddRange(line.Split('|'));
        }
        foreach (Match gap in grammar._sections.Values.SelectMany(lines => lines).SelectMany(line => Gap().Matches(line)))
            if (!grammar._sections.ContainsKey(gap.Groups[1].Value))
                throw new DataFileException($"{path}: there are no words for {gap.Value}.");
        return grammar;
    }

    /// <summary>What each label of patterns stands for: praise, displeasure (0 or 1), or neither (null).</summary>
    public static IReadOnlyDictionary<string, bool?> Labels { get; } = new Dictionary<string, bool?> { ["p"] = true, ["n"] = false, ["u"] = null };

    /// <summary>How many patterns there are.</summary>
    public int Patterns => Labels.Keys.Sum(label => _sections[label].Count);

    /// <summary>The ways to fill a gap.</summary>
    public IReadOnlyList<string> Fillings(string gap) => _sections[gap];

    /// <summary>Different sentences of every pattern, the same for the same seed.</summary>
    /// <param name="ofEach">Most of a pattern.</param>
    /// <param name="seed">Of the choice.</param>
    public IEnumerable<LabelledSentence> Generate(int ofEach, int seed)
    {
        var random = new Random(seed);
        foreach (var (label, praise) in Labels)
        {
            foreach (string pattern in _sections[label])
            {
                var made = new HashSet<string>(StringComparer.Ordinal);
                for (int attempt = 0; attempt < 3 * ofEach && made.Count < ofEach; attempt++)
                    made.Add(Fill(pattern, random));
                for (int time = 0; time < Math.Max(1, LeastOfAPattern / made.Count); time++)
                    foreach (string sentence in made)
                        yield return new(sentence, praise);
            }
        }
    }

    private string Fill(string pattern, Random random) => Gap().Replace(pattern, gap =>
    {
        var fillings = _sections[gap.Groups[1].Value];
        return Fill(fillings[random.Next(fillings.Count)], random);
    });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Gap();
}

/// <summary>A sentence whose verdict is known.</summary>
/// <param name="Text">As somebody writes it.</param>
/// <param name="Praise">Whether it praises; null where it does neither.</param>
internal sealed record LabelledSentence(string Text, bool? Praise);
