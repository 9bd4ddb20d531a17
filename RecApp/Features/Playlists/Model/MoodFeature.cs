namespace RecApp.Features.Playlists.Model;

/// <summary>What a person needs to know about one mood feature, and the range in which it is accepted.</summary>
/// <param name="Key">The name in JSON, URLs and files, such as <c>danceability</c>.</param>
/// <param name="Name">The name on the page.</param>
/// <param name="Unit">Empty for shares between 0 and 1.</param>
/// <param name="Minimum">Lowest value accepted.</param>
/// <param name="Maximum">Highest value accepted.</param>
/// <param name="Meaning">One sentence for a person who never heard of the feature.</param>
public sealed record MoodFeature(string Key, string Name, string Unit, double Minimum, double Maximum, string Meaning)
{
    public const int Count = 9;

    /// <summary>All nine, in the order of every array of features.</summary>
    public static IReadOnlyList<MoodFeature> All { get; } =
    [
        new("danceability", "Danceability", "", 0, 1, "How well the song suits dancing."),
        new("energy", "Energy", "", 0, 1, "How intense and active it feels."),
        new("loudness", "Loudness", "dB", -60, 5, "The average loudness; close to 0 is loud."),
        new("speechiness", "Speechiness", "", 0, 1, "How much of it is spoken words."),
        new("acousticness", "Acousticness", "", 0, 1, "How likely it is played on acoustic instruments."),
        new("instrumentalness", "Instrumentalness", "", 0, 1, "How likely it has no vocals."),
        new("liveness", "Liveness", "", 0, 1, "How likely an audience was there."),
        new("valence", "Valence", "", 0, 1, "From sad (0) to cheerful (1)."),
        new("tempo", "Tempo", "BPM", 0, 250, "The speed in beats per minute."),
    ];
}
