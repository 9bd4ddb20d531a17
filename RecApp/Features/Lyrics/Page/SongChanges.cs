using System.Globalization;
using RecApp.Features.Lyrics.Api;

namespace RecApp.Features.Lyrics.Page;

/// <summary>What a person has changed of a song, as a link carries it: a line for each changed one, its number, a blank and its text.</summary>
internal static class SongChanges
{
    /// <summary>Longest link that carries them; browsers, chats and proxies cut longer ones.</summary>
    public const int LongestLink = 2048;

    /// <summary>The lines that read otherwise than at first; empty where none does.</summary>
    public static string Of(LyricsAnswer original, LyricsAnswer song) => string.Join('\n', song.Lines
        .Where(line => original.Lines.ElementAtOrDefault(line.Number - 1)?.Text != line.Text)
        .Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Number} {line.Text}")));

    /// <summary>Texts by the number of their line; what is no change is left out.</summary>
    public static IReadOnlyDictionary<int, string> Read(string changes)
    {
        SortedDictionary<int, string> texts = [];
        foreach (string line in changes.Split('\n'))
        {
            string[] parts = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (parts is [var number, { Length: > 0 } text] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int place))
                texts[place] = text;
        }
        return texts;
    }
}
