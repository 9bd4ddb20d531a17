using System.Text;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>Reads the CMU Pronouncing Dictionary: a word and its phones a line, variants numbered as <c>read(2)</c>.</summary>
internal static class CmuDictionary
{
    private const string FileName = "cmudict.dict";

    /// <summary>The dictionary of a folder.</summary>
    /// <exception cref="DataFileException">The folder holds no <c>cmudict.dict</c>, or a line has no phones.</exception>
    public static List<KeyValuePair<string, Pronunciation[]>> Read(string folder)
    {
        string inside = Path.Combine(folder, "cmudict");
        string path = DataFile.Find(Directory.Exists(inside) ? inside : folder, FileName) ?? throw new DataFileException($"{folder} holds no {FileName} (or {FileName}.gz).");
        return Read(path, DataFile.OpenText(path));
    }

    /// <summary>The dictionary of a stream, which is read to its end and disposed.</summary>
    /// <exception cref="DataFileException">A line has no phones.</exception>
    public static List<KeyValuePair<string, Pronunciation[]>> Read(string name, Stream content)
    {
        using var lines = new LineReader(name, content);
        var words = new List<KeyValuePair<string, Pronunciation[]>>();
        while (lines.Read())
        {
            string line = Encoding.UTF8.GetString(lines.Current);
            // A remark may follow: "aalborg AO1 L B AO0 R G # place, danish".
            string entry = line.Split('#')[0].TrimEnd();
            if (entry.Length == 0 || line.StartsWith(";;;", StringComparison.Ordinal))
                continue;
            int blank = entry.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0)
                throw lines.Error("a word without phones; expected lines such as 'moon M UW1 N'.");
            string word = entry[..blank].Split('(')[0].ToLowerInvariant().Trim('\'');
            if (Pronunciation.Parse(entry[blank..]) is not { } sound || word.Length == 0)
                continue;
            if (words.Count > 0 && words[^1].Key == word)
                words[^1] = new(word, [.. words[^1].Value, sound]);
            else
                words.Add(new(word, [sound]));
        }
        // 'cause and cause meet without the apostrophe; the one that has none of its own keeps the first place.
        return [.. words.GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => new KeyValuePair<string, Pronunciation[]>(group.Key, [.. group.Reverse().SelectMany(pair => pair.Value)]))];
    }
}
