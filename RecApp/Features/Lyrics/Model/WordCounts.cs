using System.Globalization;
using System.Text;

namespace RecApp.Features.Lyrics.Model;

/// <summary>Words as the corpus writes them inside lines (<c>moon</c>, <c>Rome</c>, <c>I</c>) with how often it has them: a word and a number a line.</summary>
internal static class WordCounts
{
    /// <summary>The file's bytes, frequent words first.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, int>> counts) => Encoding.UTF8.GetBytes(string.Concat(
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}\n"))));

    /// <summary>Reads the stream to its end and disposes it.</summary>
    /// <exception cref="InvalidDataException">A line is no word and number.</exception>
    public static List<KeyValuePair<string, int>> Read(Stream content)
    {
        using var reader = new StreamReader(content, Encoding.UTF8);
        var counts = new List<KeyValuePair<string, int>>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is not [var word, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
                throw new InvalidDataException($"'{line}' is no word with its count.");
            counts.Add(new(word, count));
        }
        return counts;
    }
}
