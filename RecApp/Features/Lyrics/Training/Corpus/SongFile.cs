using System.Text.RegularExpressions;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>A plain text of one artist: songs between blank lines or <c>[Verse]</c> marks.</summary>
internal static partial class SongFile
{
    /// <summary>
    /// The songs. Where a file has wide gaps (two blank lines or more), those part the songs and single ones their stanzas;
    /// otherwise every blank line and every mark begins a new song, unless the file is one of many and short enough to be one song.
    /// </summary>
    /// <param name="artist">Taken from the file's name.</param>
    /// <param name="text">The whole file, normalised by <see cref="VerseText"/>.</param>
    /// <param name="isOneOfMany">Whether there are more files beside it.</param>
    public static IEnumerable<Poem> Split(string source, string artist, string text, bool isOneOfMany = false)
    {
        const int LongestSong = 200;
        bool hasGaps = Gap().IsMatch(text.Trim());
        if (!hasGaps && isOneOfMany && text.Count(letter => letter == '\n') <= LongestSong)
            return string.IsNullOrWhiteSpace(text) ? [] : [new(source, artist, "", text.Trim('\n').Split('\n'))];
        string parted = hasGaps ? text : Mark().Replace(text, "\n\n");
        return (hasGaps ? Gap() : Blank()).Split(parted).Where(song => !string.IsNullOrWhiteSpace(song))
            .Select(song => new Poem(source, artist, "", song.Trim('\n').Split('\n')));
    }

    [GeneratedRegex(@"\n(?:[ ]*\n){2,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\n(?:[ ]*\n)+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^ *\[(Verse|Intro|Chorus|Hook|Bridge|Outro|Refrain|Part|Pre-Chorus|Interlude)[^\]\n]*\].*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
