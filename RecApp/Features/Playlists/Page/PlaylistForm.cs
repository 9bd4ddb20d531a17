using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;

namespace RecApp.Features.Playlists.Page;

/// <summary>What a person has put into the form of <c>/recommender</c>.</summary>
public sealed class PlaylistForm
{
    /// <summary>Most songs the form lists one by one; more go by file.</summary>
    public const int MaximumSongs = 500;

    /// <summary>Songs chosen one by one, each id once.</summary>
    public List<TrackItem> Songs { get; } = [];

    /// <summary>Playlists of the catalogue whose songs take part.</summary>
    public List<PlaylistItem> Playlists { get; } = [];

    /// <summary>The uploaded file, if any.</summary>
    public UploadReport? Upload { get; set; }

    public string Ranker { get; set; } = PlaylistService.Rankers[0];

    public bool Similar { get; set; } = true;

    public string Metric { get; set; } = PlaylistService.Metrics[0];

    public int Take { get; set; } = 30;

    /// <summary>Whether the sliders take part.</summary>
    public bool UseMood { get; set; }

    /// <summary>Where the sliders stand, by key of the feature, natural units.</summary>
    public Dictionary<string, double> Mood { get; } = [];

    /// <summary>Whether there is nothing to recommend from.</summary>
    public bool IsEmpty => Songs.Count == 0 && Playlists.Count == 0 && Upload is null && !UseMood;

    /// <summary>Adds songs that are not there yet, up to <see cref="MaximumSongs"/>; says how many were new.</summary>
    public int Add(IEnumerable<TrackItem> songs)
    {
        var known = Songs.Select(song => song.Id).ToHashSet(StringComparer.Ordinal);
        var fresh = songs.Where(song => known.Add(song.Id)).Take(MaximumSongs - Songs.Count).ToList();
        Songs.AddRange(fresh);
        return fresh.Count;
    }

    /// <summary>Adds a playlist; false when it is there already or the form is full.</summary>
    public bool Add(PlaylistItem playlist)
    {
        if (Playlists.Count >= PlaylistQuery.MaximumPlaylists || Playlists.Any(known => known.Id == playlist.Id))
            return false;
        Playlists.Add(playlist);
        return true;
    }

    /// <summary>Puts sliders that nobody has moved to the middle of the catalogue.</summary>
    public void FillMood(IReadOnlyList<FeatureDistribution> distributions)
    {
        foreach (var (feature, distribution) in MoodFeature.All.Zip(distributions))
            Mood.TryAdd(feature.Key, MoodText.Median(feature, distribution));
    }

    /// <summary>Forgets what to start from; how to recommend stays.</summary>
    public void Clear()
    {
        Songs.Clear();
        Playlists.Clear();
        Upload = null;
        UseMood = false;
    }

    /// <summary>How many songs chosen or uploaded a link to this form leaves out.</summary>
    public int SongsBeyondLink => Math.Max(0, Songs.Count - PlaylistQuery.MaximumSongs) + (Upload?.Tracks.Count ?? 0);

    /// <summary>The form as an address carries it.</summary>
    public PlaylistQuery ToQuery() => new()
    {
        Tracks = [.. Songs.Select(song => song.Id)],
        Playlists = [.. Playlists.Select(playlist => playlist.Id)],
        Ranker = Ranker,
        Similar = Similar,
        Metric = Metric,
        Take = Take,
        Mood = UseMood ? new Dictionary<string, double>(Mood) : new Dictionary<string, double>(),
    };

    /// <summary>The form as the recommender takes it. The sliders must have been filled when the mood is used.</summary>
    public PlaylistRequest ToRequest() => new()
    {
        Tracks = [.. Songs.Select(song => song.Id)],
        Playlist = Playlists.Count > 0 ? Playlists[0].Id : null,
        Playlists = [.. Playlists.Skip(1).Select(playlist => playlist.Id)],
        Features = UseMood ? AudioFeatures.FromArray([.. MoodFeature.All.Select(feature => (float)Mood[feature.Key])]) : null,
        Uploaded = Upload?.Tracks ?? [],
        Ranker = Ranker,
        Similar = Similar,
        Metric = Metric,
        Take = Take,
    };
}
