using RecApp.Features.Playlists.Api;
using RecApp.Ui;

namespace RecApp.Features.Playlists.Page;

/// <summary>Worked examples out of the served model: real playlists of different clusters, and a mood without any song.</summary>
public static class PlaylistExamples
{
    private const int Count = 4;

    // Names that say what one will hear. Which of them exist depends on the model's data.
    private static readonly string[] Preferred =
        ["Jazz Vibes", "Indie Rock Road Trip", "RapCaviar", "Hot Country", "Morning Acoustic", "All Out 70s", "Atmospheric Calm"];

    private static readonly PlaylistQuery QuietMood = new()
    {
        Mood = new Dictionary<string, double>
        {
            ["danceability"] = 0.45,
            ["energy"] = 0.22,
            ["loudness"] = -14,
            ["acousticness"] = 0.85,
            ["valence"] = 0.3,
            ["tempo"] = 95,
        },
    };

    /// <summary>Needs no model to be written down: the catalogue's content doesn't matter to it.</summary>
    public static Example Mood { get; } = new("Quiet and acoustic", QuietMood.ToUri(), "A mood set with the sliders, without any song");

    /// <summary>Up to four playlists, no two of the same cluster as far as possible, and a mood.</summary>
    public static IReadOnlyList<Example> From(PlaylistMap map)
    {
        var ranked = map.Points
            .Where(point => point.Name.Length is > 2 and <= 28 && point.Name.All(character => character is >= ' ' and < '\u0250'))
            .OrderBy(point => Preference(point.Name))
            .ThenBy(point => point.Name.Length)
            .ThenBy(point => point.Id, StringComparer.Ordinal)
            .ToList();
        var chosen = ranked.DistinctBy(point => point.Cluster).Take(Count).ToList();
        return
        [
            .. chosen.Select(point => new Example(point.Name, new PlaylistQuery { Asked = new() { Playlists = [point.Id] } }.ToUri(), "A playlist of the catalogue")),
            Mood,
        ];
    }

    private static int Preference(string name)
    {
        for (int i = 0; i < Preferred.Length; i++)
            if (string.Equals(name, Preferred[i], StringComparison.OrdinalIgnoreCase))
                return i;
        return Preferred.Length;
    }
}
