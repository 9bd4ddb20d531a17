using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Model;
using RecApp.Session;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Page;

/// <summary>What a person has put into the form of <c>/recommender</c>.</summary>
public sealed class PlaylistForm
{
    /// <summary>Most songs the form lists one by one; more go by file.</summary>
    public const int MaximumSongs = 500;

    /// <summary>Songs chosen one by one, each id once.</summary>
    public List<TrackItem> Songs { get; } = [];

    /// <summary>Ids of recommended songs that are not wanted.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>Playlists of the catalogue whose songs take part.</summary>
    public List<PlaylistItem> Playlists { get; } = [];

    /// <summary>What was uploaded last, as it came.</summary>
    public TableUpload Table { get; } = new();

    /// <summary>The songs of the uploaded file, if any.</summary>
    public UploadReport? Upload { get; set; }

    /// <summary>How to recommend; what to start from is what this form holds.</summary>
    public PlaylistRequest Options { get; set; } = new();

    /// <summary>Whether the sliders take part.</summary>
    public bool UseMood { get; set; }

    /// <summary>Where the sliders stand, by key of the feature, natural units.</summary>
    public Dictionary<string, double> Mood { get; } = [];

    // The sliders are left out: they are filled later than an address is read.
    private PlaylistRequest Asked => Options with { Tracks = [.. Songs.Select(song => song.Id)], Playlists = [.. Playlists.Select(playlist => playlist.Id)], Without = [.. Refused] };

    /// <summary>Whether there is nothing to recommend from.</summary>
    public bool IsEmpty => Songs.Count == 0 && Playlists.Count == 0 && Upload is null && !UseMood;

    /// <summary>What there is to start from, in a few words.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Playlists.Count switch { 0 => null, 1 => Playlists[0].Name, var count => $"{count} playlists" },
        Songs.Count switch { 0 => null, 1 => Songs[0].Name, var count => $"{count:N0} songs" },
        Upload?.FileName,
        UseMood ? "a mood" : null,
    }.OfType<string>());

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
        Refused.Clear();
        Upload = null;
        UseMood = false;
    }

    /// <summary>Remembers what to start from; what is returned puts back whatever has gone since, and leaves what has come.</summary>
    public Action Remember()
    {
        var (songs, playlists, upload, useMood) = (Songs.ToArray(), Playlists.ToArray(), Upload, UseMood);
        return () =>
        {
            var (laterSongs, laterPlaylists) = (Songs.ToArray(), Playlists.ToArray());
            Songs.Clear();
            Playlists.Clear();
            Add(songs);
            Add(laterSongs);
            foreach (var playlist in playlists.Concat(laterPlaylists))
                Add(playlist);
            Upload ??= upload;
            UseMood |= useMood;
        };
    }

    /// <summary>How many songs chosen or uploaded a link to this form leaves out.</summary>
    public int SongsBeyondLink => Math.Max(0, Songs.Count - PlaylistQuery.MaximumSongs) + (Upload?.Tracks.Count ?? 0);

    /// <summary>A form in the state of the query, and what of it the catalogue does not know.</summary>
    /// <exception cref="Bundles.ModelUnavailableException">The catalogue can't be read.</exception>
    public static async Task<(PlaylistForm Form, IReadOnlyList<QueryProblem> Problems)> LoadAsync(PlaylistQuery query, PlaylistService service, CancellationToken cancellationToken)
    {
        List<QueryProblem> problems = [];
        PlaylistForm form = new() { Options = query.Asked, UseMood = query.Mood.Count > 0 };
        form.Refused.UnionWith(query.Asked.Without);
        foreach (var (key, value) in query.Mood)
            form.Mood[key] = value;

        var playlists = await service.PlaylistsAsync(query.Asked.Playlists, cancellationToken);
        foreach (var playlist in playlists)
            form.Add(playlist);
        Report("playlist", "playlists", query.Asked.Playlists.Except(playlists.Select(playlist => playlist.Id)).ToList());

        var tracks = await service.TracksAsync(query.Asked.Tracks, cancellationToken);
        form.Add(tracks);
        Report("tracks", "songs", query.Asked.Tracks.Except(tracks.Select(track => track.Id)).ToList());
        return (form, problems);

        void Report(string parameter, string things, List<string> unknown)
        {
            if (unknown.Count > 0)
                problems.Add(new(parameter, $"{unknown.Count:N0} of the {things} in the link {(unknown.Count == 1 ? "is" : "are")} not in the catalogue: {string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? " …" : "")}"));
        }
    }

    /// <summary>The form as an address carries it.</summary>
    public PlaylistQuery ToQuery() => new() { Asked = Asked, Mood = UseMood ? new Dictionary<string, double>(Mood) : [] };

    /// <summary>The form as the recommender takes it, beside what was uploaded. The sliders must have been filled when the mood is used.</summary>
    public PlaylistRequest ToRequest() => Asked with { Features = UseMood ? AudioFeatures.FromArray([.. MoodFeature.All.Select(feature => (float)Mood[feature.Key])]) : null };

    /// <summary>The same for a program, which can't upload: songs of the file take part by their ids, those without don't.</summary>
    public PlaylistRequest ToApiRequest()
    {
        var request = ToRequest();
        var uploaded = Upload?.Tracks.Select(track => track.Id).OfType<string>() ?? [];
        return request with { Tracks = [.. request.Tracks.Union(uploaded, StringComparer.Ordinal)] };
    }
}
