using System.Globalization;
using System.Text;

namespace RecApp.Tests.Features.Sentiment.Training;

/// <summary>Invented reviews of films in the files of the IMDB data set: a third of the words of each tells what it says.</summary>
internal static class SmallReviews
{
    /// <summary>Writes half praise, half displeasure; three of a side are about one film.</summary>
    public static void Write(string folder, int count)
    {
        var random = new Random(3);
        string[] neutral = ["the", "film", "was", "it", "scene", "actor", "story", "and"], praise = ["great", "lovely", "superb"], fault = ["poor", "dull", "weak"];
        var rows = new StringBuilder("id\tlabel\trating\ttext\n");
        for (int i = 0; i < count; i++)
        {
            bool positive = i % 2 == 0;
            string[] words = [.. Enumerable.Range(0, 12).Select(_ => random.NextDouble() < 0.3 ? (positive ? praise : fault)[random.Next(3)] : neutral[random.Next(8)])];
            rows.Append(CultureInfo.InvariantCulture, $"{(positive ? "pos" : "neg")}_{i / 2}\t{(positive ? 1 : 0)}\t{(positive ? 9 : 2)}\t{string.Join(' ', words)}\n");
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "train.tsv"), rows.ToString());
        foreach (string side in new[] { "pos", "neg" })
            File.WriteAllLines(Path.Combine(folder, $"train_urls_{side}.txt"), Enumerable.Range(0, count).Select(i => $"http://www.example.org/title/tt{side}{i / 3}/usercomments"));
    }
}
