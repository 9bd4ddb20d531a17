using RecApp.Features.Sentiment.Model.Text;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Texts with labels to measure the models on.</summary>
/// <param name="Texts">[texts][tokens].</param>
/// <param name="Positive">[texts].</param>
/// <param name="Rows">[texts] which row of the file each is, from 1 under the header.</param>
/// <param name="Origin">Where they come from, for the table.</param>
internal sealed record LabelledTexts(IReadOnlyList<List<TextToken>> Texts, IReadOnlyList<bool> Positive, IReadOnlyList<int> Rows, string Origin)
{
    /// <summary>Reads a tab-separated file with the columns <c>label</c> (1 or positive, 0 or negative) and <c>text</c>, gzip-compressed or not.</summary>
    /// <exception cref="DataFileException">The file is missing, or not what it should be; the message names file and line.</exception>
    public static LabelledTexts Read(string path)
    {
        using var table = DelimitedFile.Open(path, '\t', "label", "text");
        List<List<TextToken>> texts = [];
        List<bool> labels = [];
        while (table.Read())
        {
            labels.Add(table[0].ToLowerInvariant() switch
            {
                "1" or "positive" or "pos" => true,
                "0" or "negative" or "neg" => false,
                _ => throw table.Error($"expected a label 1, 0, positive or negative, found '{table[0][..Math.Min(40, table[0].Length)]}'."),
            });
            texts.Add(ReviewTokenizer.Tokenize(table[1]));
        }
        return texts.Count > 0 ? new(texts, labels, [.. Enumerable.Range(1, texts.Count)], Path.GetFileName(path)) : throw new DataFileException($"{path} has no rows.");
    }
}
