namespace RecApp.Features.Playlists.Api;

/// <summary>What the recommender answers.</summary>
public sealed record PlaylistAnswer
{
    /// <summary>Id under which this answer can be looked up and rated.</summary>
    public required Guid PredictionId { get; init; }

    /// <summary>Version of the model that answered.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The ranker used: <c>blend</c> or <c>cluster</c>.</summary>
    public required string Ranker { get; init; }

    /// <summary>The cluster of the songs given; null when nothing is known of how they or their artists sound.</summary>
    public ClusterAnswer? Cluster { get; init; }

    /// <summary>Playlists of the cluster, nearest (or farthest, when dissimilar ones were asked for) first.</summary>
    public required IReadOnlyList<PlaylistMatch> Playlists { get; init; }

    /// <summary>Recommended songs, best first.</summary>
    public required IReadOnlyList<TrackMatch> Tracks { get; init; }

    /// <summary>Ids given that the catalogue does not know.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>How much of what was given could be used.</summary>
    public required GivenSummary Given { get; init; }

    /// <summary>Sum of the recommended songs' durations in seconds; songs without a known duration count 0.</summary>
    public required double TotalDurationSeconds { get; init; }
}

/// <summary>A cluster of playlists.</summary>
/// <param name="Id">Number from 0, larger clusters first.</param>
/// <param name="Portrait">One sentence in plain words.</param>
/// <param name="Playlists">How many playlists are in it.</param>
public sealed record ClusterAnswer(int Id, string Portrait, int Playlists)
{
    /// <summary>None of the songs given has features: how other songs of their artists sound stands in for them.</summary>
    public bool Estimated { get; init; }
}

/// <summary>A playlist and how far it is from the songs given, in standard deviations of the features under the metric asked for.</summary>
public sealed record PlaylistMatch(string Id, string Name, double Distance)
{
    /// <summary><c>editorial</c> or <c>archived</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Genre of the source, when it states one.</summary>
    public string? Genre { get; init; }

    /// <summary>How many songs it has.</summary>
    public int Tracks { get; init; }
}

/// <summary>A recommended song.</summary>
/// <param name="Id">Spotify id.</param>
/// <param name="Name">Title.</param>
/// <param name="Artist">Artists, separated by a comma and a blank.</param>
/// <param name="Score">Between 0 and 1, comparable within one answer only.</param>
/// <param name="Reasons">Why it is there, strongest reason first; never empty.</param>
/// <param name="DurationSeconds">Null when no file states it.</param>
public sealed record TrackMatch(
    string Id, string Name, string Artist, double Score, IReadOnlyList<string> Reasons, double? DurationSeconds)
{
    /// <summary>Album, when known.</summary>
    public string? Album { get; init; }

    /// <summary>Release year, when known.</summary>
    public int? Year { get; init; }
}

/// <summary>How much of what was given could be used.</summary>
/// <param name="Songs">Distinct songs given, playlists and uploads included.</param>
/// <param name="Known">Of these, in the catalogue.</param>
/// <param name="WithFeatures">Of these, with audio features from the catalogue or the upload.</param>
public sealed record GivenSummary(int Songs, int Known, int WithFeatures);
