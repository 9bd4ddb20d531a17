using System.Text.RegularExpressions;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>What the files say a film is about: people's tags, TMDB's keywords, and the words of its overview.</summary>
internal static partial class ContentWords
{
    private static readonly HashSet<string> Common = [.. (
        "the and his her with for that from has him they who when their are but into one out she was this after have not its only two all will must "
        + "where them find which about been being more than while also what becomes finds between before through can new young man woman life get gets").Split(' ')];

    /// <summary>The film's words, each once; the prefix says where one comes from.</summary>
    public static HashSet<string> Of(DatasetMovie movie) =>
    [
        .. movie.Tags.Select(tag => $"t:{tag.ToLowerInvariant().Trim()}"),
        .. movie.Tmdb?.Keywords.Select(keyword => $"k:{keyword.ToLowerInvariant()}") ?? [],
        .. movie.Tmdb is { } tmdb ? Words().Matches(tmdb.Overview.ToLowerInvariant()).Select(match => match.Value).Where(word => !Common.Contains(word)).Select(word => $"w:{word}") : [],
    ];

    /// <summary>How much a word says beside how rare it is: one out of running text only half.</summary>
    public static double Weight(string word) => word[0] == 'w' ? 0.5 : 1;

    [GeneratedRegex("[a-z]{3,}")]
    private static partial Regex Words();
}
