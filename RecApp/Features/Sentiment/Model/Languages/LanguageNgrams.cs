using RecApp.Bundles.Arrays;

namespace RecApp.Features.Sentiment.Model.Languages;

/// <summary>How common runs of one to three letters are in each of some languages. Immutable.</summary>
internal sealed class LanguageNgrams
{
    /// <summary>Longest run, in letters.</summary>
    public const int Longest = 3;

    /// <summary>Stands for a run that a language doesn't have.</summary>
    public const byte None = byte.MaxValue;

    // A step of the logarithm of a run's share among those that begin alike.
    private const double Step = 0.05;

    // Of a letter that the language doesn't have.
    private const double Foreign = -12;

    // More tell no more.
    private const int MostLetters = 1_000;

    private const string Resource = "RecApp.Features.Sentiment.languages.br";

    private static readonly Lazy<LanguageNgrams> Embedded = new(static () => Read(typeof(LanguageNgrams).Assembly.GetManifestResourceStream(Resource)!));

    private readonly Dictionary<ulong, int> _rows;
    private readonly byte[] _shares;

    private LanguageNgrams(ulong[] keys, byte[] shares) => (_rows, _shares) = (keys.Index().ToDictionary(key => key.Item, key => key.Index), shares);

    /// <summary>The one that ships; read when it is first asked for.</summary>
    public static LanguageNgrams Shipped => Embedded.Value;

    /// <summary>The languages, in the order of their places.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        ["English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch", "Swedish", "Polish", "Turkish", "Hungarian", "Vietnamese", "Indonesian"];

    /// <summary>Writes the file.</summary>
    /// <param name="shares">By run: [languages] its share among the runs that begin with the same letters but the last, above 0; 0 where it has none.</param>
    public static byte[] Write(IReadOnlyDictionary<string, double[]> shares)
    {
        var rows = shares.Select(run => (Key: Key(run.Key), run.Value)).OrderBy(run => run.Key).ToArray();
        ulong[] gaps = [.. rows.Select((row, i) => row.Key - (i == 0 ? 0 : rows[i - 1].Key))];
        byte[] steps = [.. rows.SelectMany(row => row.Value).Select(share => share <= 0 ? None : (byte)Math.Min(None - 1, Math.Round(-Math.Log(share) / Step)))];
        return new ArrayWriter().Write(gaps).Write(steps).ToArray();
    }

    /// <summary>[languages] mean log-likelihood of a text's runs of letters; empty where it has none.</summary>
    public double[] LogLikelihoods(ReadOnlySpan<char> text)
    {
        double[] sums = new double[Languages.Count];
        int runs = 0, letters = 0;
        Span<char> last = stackalloc char[Longest];
        int known = 0;
        foreach (char character in text)
        {
            if (!char.IsLetter(character))
            {
                known = 0;
                continue;
            }
            if (letters++ == MostLetters)
                break;
            if (known == Longest)
            {
                last[1..].CopyTo(last);
                known--;
            }
            last[known++] = char.ToLowerInvariant(character);
            for (int length = 1; length <= known; length++, runs++)
                Add(last[(known - length)..known], sums);
        }
        return runs == 0 ? [] : [.. sums.Select(sum => sum / runs)];
    }

    private static LanguageNgrams Read(Stream file)
    {
        using var reader = new ArrayReader(file);
        ulong[] keys = reader.Read<ulong>();
        for (int i = 1; i < keys.Length; i++)
            keys[i] += keys[i - 1];
        return new(keys, reader.Read<byte>());
    }

    private static ulong Key(ReadOnlySpan<char> run)
    {
        ulong key = 0;
        foreach (char letter in run)
            key = (key << 16) | letter;
        return key;
    }

    // A language that doesn't have a run is measured by how it begins.
    private void Add(ReadOnlySpan<char> run, double[] sums)
    {
        Span<int> rows = stackalloc int[Longest];
        for (int length = 1; length <= run.Length; length++)
            rows[length - 1] = _rows.GetValueOrDefault(Key(run[..length]), -1);
        for (int language = 0; language < sums.Length; language++)
        {
            double found = Foreign;
            for (int length = run.Length; length > 0; length--)
            {
                if (rows[length - 1] < 0 || _shares[(rows[length - 1] * sums.Length) + language] is not (< None and var steps))
                    continue;
                found = -Step * steps;
                break;
            }
            sums[language] += found;
        }
    }
}
