namespace RecApp.Features.Playlists.Api;

/// <summary>What somebody asks of the playlist recommender. At least one of songs, playlist and features is needed.</summary>
public sealed record PlaylistRequest
{
    /// <summary>Songs by their ids (22 letters and digits), URIs or links at Spotify, at most 10,000; the same song twice counts once.</summary>
    public IReadOnlyList<string> Tracks { get; init; } = [];

    /// <summary>Id of a playlist of the catalogue whose songs are added to the songs given.</summary>
    public string? Playlist { get; init; }

    /// <summary>Ids of further playlists of the catalogue, at most 100.</summary>
    public IReadOnlyList<string> Playlists { get; init; } = [];

    /// <summary>A mood set by hand; it takes part as one more song would.</summary>
    public AudioFeatures? Features { get; init; }

    /// <summary><c>blend</c> or <c>cluster</c>.</summary>
    public string Ranker { get; init; } = PlaylistService.DefaultRanker;

    /// <summary>Playlists most similar (true) or most dissimilar (false) within the cluster.</summary>
    public bool Similar { get; init; } = true;

    /// <summary><c>manhattan</c>, <c>euclidean</c> or <c>cosine</c>.</summary>
    public string Metric { get; init; } = "manhattan";

    /// <summary>Whether other editions of one song, and of those given, may be recommended behind the first 50: remasters, live recordings, remixes.</summary>
    public bool Editions { get; init; }

    /// <summary>Songs that are not wanted, by their ids, URIs or links at Spotify, at most 500: they are not recommended, and others take their places.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>How many songs to recommend, 1–500.</summary>
    public int Take { get; init; } = 30;
}
