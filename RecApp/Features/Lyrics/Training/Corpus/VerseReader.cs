using System.Text.Json;
using RecApp.Features.Lyrics.Model;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Finds and reads the texts of a folder.</summary>
internal static class VerseReader
{
    /// <summary>
    /// Every poem of <c>poems.jsonl</c> (one object a line: author, title, text), of the books in <c>gutenberg/</c> and of the
    /// plain <c>.txt</c> files of the folder; all of them may be packed with gzip. In a fixed order. A path of a file is one such text.
    /// </summary>
    /// <exception cref="DataFileException">The folder holds none of them, or one is damaged.</exception>
    public static IEnumerable<Poem> Read(string folder)
    {
        if (File.Exists(folder))
            return ReadFile(folder);
        string data = Directory.Exists(Path.Combine(folder, "verse")) ? Path.Combine(folder, "verse") : folder;
        string? poems = DataFile.Find(data, "poems.jsonl");
        string[] books = Texts(Path.Combine(data, "gutenberg"));
        string[] songs = Texts(data);
        if (poems is null && books.Length + songs.Length == 0)
            throw new DataFileException($"{data} holds no texts. Expected poems.jsonl, a folder gutenberg, or .txt files (each also packed as .gz).");
        return (poems is null ? [] : ReadPoems(poems)).Concat(books.Concat(songs).SelectMany(file => ReadFile(file, songs.Length > 1)));
    }

    private static string[] Texts(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".txt.gz", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];

    private static IEnumerable<Poem> ReadPoems(string path)
    {
        string source = Path.GetFileName(path);
        using var lines = new LineReader(path, DataFile.OpenText(path));
        while (lines.Read())
        {
            if (lines.Current.IsEmpty)
                continue;
            VerseRow? row;
            try
            {
                row = JsonSerializer.Deserialize<VerseRow>(lines.Current, JsonSerializerOptions.Web);
            }
            catch (JsonException error)
            {
                throw lines.Error($"no valid JSON object ({error.Message})");
            }
            if (row?.Text is null)
                throw lines.Error("the poem has no text; expected {\"author\": …, \"title\": …, \"text\": …}.");
            yield return new(source, row.Author ?? "", row.Title ?? "", row.Text.ReplaceLineEndings("\n").Split('\n'));
        }
    }

    private static IEnumerable<Poem> ReadFile(string path, bool isOneOfMany = false)
    {
        string text = VerseText.Normalize(DataFile.ReadText(path));
        string source = Path.GetFileName(path);
        return GutenbergBook.IsOne(text) ? GutenbergBook.Split(source, text) : SongFile.Split(source, source.Split('.')[0], text, isOneOfMany);
    }

    private sealed record VerseRow(string? Author, string? Title, string? Text);
}
