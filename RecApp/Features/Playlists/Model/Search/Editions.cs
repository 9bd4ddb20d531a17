using System.Collections.Frozen;
using RecApp.Text;

namespace RecApp.Features.Playlists.Model.Search;

/// <summary>Words in the name of a song that tell which recording it is, or who else sings: another of the same song is meant where none has them.</summary>
internal static class Editions
{
    private static readonly FrozenSet<string> Remastered = FrozenSet.Create(StringComparer.Ordinal, "remaster", "remastered", "remasterizado");

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.Ordinal, "feat", "ft", "featuring", "with", "by", "live", "version", "edit", "radio", "single", "album", "original", "mono", "stereo", "mix", "bonus", "track", "explicit", "clean", "official", "video", "audio", "lyrics");

    /// <summary>Which of the words of a query need not stand in a song: years beside "remastered" are among them.</summary>
    public static Predicate<string> Of(string[] words)
    {
        bool isRemastered = words.Any(Remastered.Contains);
        return word => TitleWords.Optional.Contains(word) || Words.Contains(word) || Remastered.Contains(word) || (isRemastered && IsYear(word));
    }

    private static bool IsYear(string word) => word is ['1' or '2', _, _, _] && !word.AsSpan().ContainsAnyExceptInRange('0', '9');
}
