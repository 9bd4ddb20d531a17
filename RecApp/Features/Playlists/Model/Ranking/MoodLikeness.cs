using RecApp.Learning;

namespace RecApp.Features.Playlists.Model.Ranking;

/// <summary>Says in what a song sounds like the songs given.</summary>
internal static class MoodLikeness
{
    // In standard deviations of the playlists' means; songs scatter about twice as wide as the means of playlists.
    private const double Near = 0.75;

    private static readonly (int Feature, string Word)[] Words =
    [
        (8, "tempo"), (7, "mood"), (1, "energy"), (0, "danceability"), (4, "acoustic sound"), (2, "loudness"),
    ];

    /// <summary>A phrase such as <c>same tempo and mood</c>; null when fewer than two features are near.</summary>
    public static string? Describe(ReadOnlySpan<float> features, MoodProfile profile, Standardizer scale)
    {
        var near = new List<string>();
        foreach (var (feature, word) in Words)
        {
            if (Math.Abs((features[feature] - scale.Means[feature]) / scale.Deviations[feature] - profile.Standardised[feature]) < Near)
                near.Add(word);
        }
        return near.Count < 2 ? null : $"same {near[0]} and {near[1]}";
    }
}
