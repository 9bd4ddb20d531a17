using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Features.Sentiment.Training.Sentences;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Training;

/// <summary>How often a short English text is taken for another language, or withheld for another reason.</summary>
/// <param name="Sentences">How many were looked at.</param>
/// <param name="Withheld">[reasons] with how many got each, most first.</param>
internal sealed record LanguageEvaluation(int Sentences, IReadOnlyList<(string Reason, int Count)> Withheld)
{
    private const int Shortest = 4;
    private const int Longest = 12;
    private const string Foreign = "looks like ";

    /// <summary>Sentences that are taken for another language.</summary>
    public int Foreigners => Withheld.Where(reason => reason.Reason.Contains(Foreign, StringComparison.Ordinal)).Sum(reason => reason.Count);

    /// <summary>Reads the column <c>text</c> of a tab-separated file, gzip-compressed or not, or of <c>train.tsv</c> in a folder.</summary>
    /// <exception cref="DataFileException">The file is missing, or not what it should be; the message names file and line.</exception>
    public static IEnumerable<string> Texts(string path)
    {
        string folder = ReviewData.FolderIn(path);
        using var table = DelimitedFile.Open(DataFile.Find(folder, "train.tsv") ?? path, '\t', "text");
        while (table.Read())
            yield return table[0];
    }

    /// <summary>Looks at one sentence of 4 to 12 words of each review that has such, the same ones every time.</summary>
    /// <param name="reviews">Texts in English.</param>
    /// <param name="model">Whose check it is.</param>
    public static LanguageEvaluation Of(IEnumerable<string> reviews, ISentimentModel model)
    {
        Random random = new(1);
        int looked = 0;
        Dictionary<string, int> withheld = new(StringComparer.Ordinal);
        foreach (string review in reviews)
        {
            IReadOnlyList<TextToken>[] sentences =
                [.. ReviewSentences.Cut(ReviewTokenizer.Tokenize(review)).Where(static sentence => sentence.Count(static token => token.IsWord) is >= Shortest and <= Longest)];
            if (sentences.Length == 0)
                continue;
            var sentence = sentences[random.Next(sentences.Length)];
            string text = review[sentence[0].Start..(sentence[^1].Start + sentence[^1].Length)];
            looked++;
            if (model.Problem(text, sentence) is { } reason)
                withheld[reason] = withheld.GetValueOrDefault(reason) + 1;
        }
        return new(looked, [.. withheld.OrderByDescending(reason => reason.Value).Select(reason => (reason.Key, reason.Value))]);
    }
}
