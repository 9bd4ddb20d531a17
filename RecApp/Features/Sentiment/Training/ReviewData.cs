using System.Globalization;
using System.Text;
using RecApp.Bundles;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary>The labelled reviews of the IMDB data set, cut into tokens.</summary>
/// <param name="Texts">[reviews][tokens].</param>
/// <param name="Positive">[reviews] whether it praises.</param>
/// <param name="Ratings">[reviews] stars, 1–10.</param>
/// <param name="Films">[reviews] which film it is about.</param>
/// <param name="Unlabelled">Reviews without a label beside them.</param>
/// <param name="Sources">What the manifest says about the data.</param>
internal sealed record ReviewData(
    IReadOnlyList<List<TextToken>> Texts, IReadOnlyList<bool> Positive, IReadOnlyList<int> Ratings, IReadOnlyList<string> Films, int Unlabelled, IReadOnlyList<DataSource> Sources)
{
    private const string Name = "IMDB Large Movie Review Dataset v1.0";
    private const string Url = "https://ai.stanford.edu/~amaas/data/sentiment/";
    private const string Licence = "none stated; cite Maas and others, ACL 2011";
    private const string Train = "train.tsv";
    private const string Other = "unsup.tsv";

    /// <summary>The folder of the data set: the one given, or <c>imdb</c> in it.</summary>
    public static string FolderIn(string folder) => DataFile.Find(folder, Train) is null && Directory.Exists(Path.Combine(folder, "imdb")) ? Path.Combine(folder, "imdb") : folder;

    /// <summary>Reads <c>train.tsv</c>, <c>train_urls_pos.txt</c>, <c>train_urls_neg.txt</c> and, where it is there, <c>unsup.tsv</c>; all may end in .gz.</summary>
    /// <exception cref="DataFileException">A file is missing, or not what it should be; the message names file and line.</exception>
    public static ReviewData Read(string given)
    {
        string folder = FolderIn(given);
        string path = DataFile.Find(folder, Train) ?? Path.Combine(folder, Train + ".gz");
        var pages = new[] { "pos", "neg" }.ToDictionary(side => side, side => Lines(folder, $"train_urls_{side}.txt"));
        List<List<TextToken>> texts = [];
        List<bool> labels = [];
        List<int> ratings = [];
        List<string> films = [];
        using (var table = DelimitedFile.Open(path, '\t', "id", "label", "rating", "text"))
        {
            while (table.Read())
            {
                if (table.Integer(1) is not (0 or 1) || table.Integer(2) is not (>= 1 and <= 10))
                    throw table.Error($"expected a label 0 or 1 and a rating from 1 to 10, found '{table[1]}' and '{table[2]}'.");
                texts.Add(ReviewTokenizer.Tokenize(table[3]));
                labels.Add(table.Integer(1) == 1);
                ratings.Add(table.Integer(2));
                films.Add(Film(table[0], pages) ?? throw table.Error($"'{table[0]}' leads to no film; expected an id as in pos_0 and its line in train_urls_pos.txt."));
            }
        }
        if (!labels.Contains(true) || !labels.Contains(false))
            throw new DataFileException($"{path}: expected reviews with label 0 and with label 1.");
        var (unlabelled, sources) = Others(folder, path, texts.Count);
        return new(texts, labels, ratings, films, unlabelled, sources);
    }

    private static (int Unlabelled, IReadOnlyList<DataSource> Sources) Others(string folder, string train, int rows)
    {
        DataSource labelled = new($"{Name}, labelled training reviews", Url, Licence, DataFile.Sha256(train), rows);
        if (DataFile.Find(folder, Other) is not { } path)
            return (0, [labelled]);
        using var lines = new LineReader(path, DataFile.OpenRead(path));
        int count = -1;
        while (lines.Read())
            count++;
        return (count, [labelled, new($"{Name}, unlabelled reviews", Url, Licence, DataFile.Sha256(path), count)]);
    }

    private static string? Film(string id, Dictionary<string, string[]> pages)
    {
        string[] parts = id.Split('_');
        if (parts.Length != 2 || !pages.TryGetValue(parts[0], out string[]? lines) || !int.TryParse(parts[1], CultureInfo.InvariantCulture, out int line) || line < 0 || line >= lines.Length)
            return null;
        string[] address = lines[line].Split("/title/");
        return address.Length == 2 ? address[1].Split('/')[0] : null;
    }

    private static string[] Lines(string folder, string name)
    {
        using var reader = new StreamReader(DataFile.OpenRead(DataFile.Find(folder, name) ?? Path.Combine(folder, name + ".gz")), Encoding.ASCII);
        return reader.ReadToEnd().Split('\n');
    }
}
