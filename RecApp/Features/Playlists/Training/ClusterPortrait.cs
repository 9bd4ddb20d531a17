using RecApp.Features.Playlists.Model;
using RecApp.Text;

namespace RecApp.Features.Playlists.Training;

/// <summary>A cluster in one sentence of plain words.</summary>
internal static class ClusterPortrait
{
    // Standard deviations from the mean of all playlists from which a feature is worth a word.
    private const double Notable = 0.45;

    // A low value without a word says nothing that a listener would miss: most songs are hardly spoken, sung and studio-made.
    private static readonly (string High, string? Low)[] Words =
    [
        ("danceable", "not very danceable"),
        ("energetic", "calm"),
        ("loud", "quiet"),
        ("wordy", null),
        ("acoustic", "electric"),
        ("instrumental", null),
        ("live", null),
        ("cheerful", "melancholy"),
        ("fast", "slow"),
    ];

    /// <param name="centroid">[9] standardised.</param>
    /// <param name="genres">Heaviest first.</param>
    public static string Describe(double[] centroid, IReadOnlyList<WordWeight> genres)
    {
        string[] traits = [.. Enumerable.Range(0, centroid.Length)
            .Where(i => Math.Abs(centroid[i]) >= Notable && Word(centroid[i], i) is not null)
            .OrderByDescending(i => Math.Abs(centroid[i])).ThenBy(i => i).Take(3)
            .Select(i => Word(centroid[i], i)!)
            // "Fast and not very danceable" reads better than the other way round.
            .OrderBy(word => word.Contains(' ', StringComparison.Ordinal))];
        string start = traits.Length == 0 ? "Songs close to the average of all playlists" : $"{Listed(traits).Capitalised()} songs";
        string end = genres.Count == 0 ? "." : $", mostly {Listed([.. genres.Take(3).Select(genre => genre.Word)])}.";
        return start + end;
    }

    private static string? Word(double value, int feature) => value > 0 ? Words[feature].High : Words[feature].Low;

    private static string Listed(string[] words) => words.Length < 2
        ? string.Concat(words)
        : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}
