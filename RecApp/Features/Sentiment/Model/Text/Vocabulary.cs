using System.Text;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>The words that the network knows; a word's number is its place, the commonest first.</summary>
internal sealed class Vocabulary
{
    /// <summary>Stands for every word that is not known.</summary>
    public const int Unknown = 1;

    /// <summary>How that is written.</summary>
    public const string UnknownWord = "<unk>";

    private static readonly string[] Special = ["<pad>", UnknownWord];

    private readonly Dictionary<string, int> _ids;

    private Vocabulary(string[] words) => _ids = words.Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal);

    /// <summary>How many there are, the two special ones included.</summary>
    public int Count => _ids.Count;

    /// <summary>Reads one word a line.</summary>
    /// <exception cref="InvalidDataException">The file is no such list.</exception>
    public static Vocabulary Read(byte[] file)
    {
        string[] words = Encoding.ASCII.GetString(file).Split('\n')[..^1];
        if (words.Length < 3 || !words.AsSpan(0, 2).SequenceEqual(Special) || words.Distinct(StringComparer.Ordinal).Count() != words.Length || words.Any(string.IsNullOrWhiteSpace))
            throw new InvalidDataException("The vocabulary must begin with <pad> and <unk> and name every word once, one a line.");
        return new(words);
    }

    /// <summary>The word's number, that of “boring” for “boooring” too; <see cref="Unknown"/> where it has none.</summary>
    public int IdOf(string word) => _ids.GetValueOrDefault(WordForms.Shorten(word, _ids.ContainsKey), Unknown);

    /// <summary>[tokens] the numbers of a text's tokens.</summary>
    public long[] Encode(IReadOnlyList<TextToken> tokens)
    {
        var ids = new long[tokens.Count];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = IdOf(tokens[i].Word);
        return ids;
    }
}
