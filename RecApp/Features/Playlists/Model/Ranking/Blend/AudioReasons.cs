namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>Says in what a song sounds like the mean of what was given.</summary>
internal sealed class AudioReasons
{
    // In standard deviations of all songs: a third of them is this near to a given value by chance, hardly one in two values.
    private const float Near = 0.45f;

    private static readonly (int Feature, string Word)[] Words =
    [
        (8, "tempo"), (7, "mood"), (1, "energy"), (0, "danceability"), (4, "acoustic sound"), (2, "loudness"),
    ];

    private readonly AudioTable _audio;
    private readonly float[]? _mean;

    public AudioReasons(RankingQuery query, AudioTable audio)
    {
        _audio = audio;
        var points = audio.Points(query);
        _mean = points.Count == 0 ? null : [.. Enumerable.Range(0, AudioTable.Dimensions).Select(i => points.Average(point => point[i]))];
    }

    /// <summary>A phrase such as <c>same tempo and mood</c>; null when fewer than two features are near.</summary>
    public string? Describe(int track)
    {
        if (_mean is null || _audio.Row(track) is not (>= 0 and var row))
            return null;
        Span<float> point = stackalloc float[AudioTable.Dimensions];
        _audio.Read(row, point);
        string? first = null;
        foreach (var (feature, word) in Words)
        {
            if (Math.Abs(point[feature] - _mean[feature]) >= Near)
                continue;
            if (first is not null)
                return $"same {first} and {word}";
            first = word;
        }
        return null;
    }
}
