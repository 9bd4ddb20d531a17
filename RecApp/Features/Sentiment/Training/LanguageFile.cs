using System.IO.Compression;
using System.Text.Json;
using RecApp.Features.Sentiment.Model.Languages;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Makes the file of <see cref="LanguageNgrams"/> out of the models of the package SearchPioneer.Lingua.</summary>
internal static class LanguageFile
{
    private static readonly string[] Codes = ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr", "hu", "vi", "id"];

    private static readonly string[] Files = ["unigrams.json.br", "bigrams.json.br", "trigrams.json.br"];

    /// <summary>Reads the folder <c>LanguageModels</c> of the package.</summary>
    /// <exception cref="DataFileException">A file is missing, or not what it should be.</exception>
    public static byte[] Make(string folder)
    {
        var shares = new Dictionary<string, double[]>(StringComparer.Ordinal);
        for (int language = 0; language < Codes.Length; language++)
            foreach (string name in Files)
                Read(Path.Combine(folder, Codes[language], name), language, shares);
        return LanguageNgrams.Write(shares);
    }

    // {"ngrams": {"12/345": "abc abd", ...}}: a share, and the runs that have it.
    private static void Read(string path, int language, Dictionary<string, double[]> shares)
    {
        if (!File.Exists(path))
            throw new DataFileException($"{path} is missing. Give the folder LanguageModels of the package SearchPioneer.Lingua.");
        using var file = new BrotliStream(File.OpenRead(path), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(file);
        foreach (var group in document.RootElement.GetProperty("ngrams").EnumerateObject())
        {
            int[] share = [.. group.Name.Split('/').Select(int.Parse)];
            foreach (string run in group.Value.GetString()!.Split(' '))
            {
                if (!shares.TryGetValue(run, out double[]? row))
                    shares[run] = row = new double[Codes.Length];
                row[language] = share[0] / (double)share[1];
            }
        }
    }
}
