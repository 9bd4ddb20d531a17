using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Spotify.Api;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>What was read of somebody's account, and what of it the catalogue knows.</summary>
/// <param name="Title">What it is, as in <c>Songs you saved in the last month</c>.</param>
/// <param name="Kind">What was asked for.</param>
/// <param name="Read">Songs read, or artists where those were asked for.</param>
/// <param name="Known">Of these, known to the catalogue.</param>
/// <param name="Songs">The songs to start from, each once, in the account's order.</param>
/// <param name="Profile">What they have in common.</param>
public sealed record FavouriteSongs(string Title, FavouriteKind Kind, int Read, int Known, IReadOnlyList<TrackItem> Songs, FavouriteProfile Profile)
{
    /// <summary>How much can be used, in a sentence.</summary>
    public string Outcome => (Kind, Read, Known) switch
    {
        (FavouriteKind.TopArtists, 0, _) => "Spotify counts no artist for this time yet. Choose a longer one.",
        (_, 0, _) => "There is no song in this. Choose a longer time or something else.",
        (FavouriteKind.TopArtists, _, 0) => $"The catalogue knows none of the {Read:N0} artists.",
        (_, _, 0) => $"The catalogue knows none of the {Count(Read, "song")}. Choose something else, or name songs above.",
        (FavouriteKind.TopArtists, _, _) => $"The catalogue knows {Known:N0} of {Count(Read, "artist")}; {Count(Songs.Count, "song")} of theirs {(Songs.Count == 1 ? "is" : "are")} in your selection.",
        _ => $"The catalogue knows {Known:N0} of {Count(Read, "song")}.",
    };

    private static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count:N0} {thing}s";
}

/// <summary>What somebody's favourites have in common.</summary>
public sealed record FavouriteProfile
{
    /// <summary>Main artists by the number of songs, most first, as Spotify names them; empty where artists were asked for.</summary>
    public IReadOnlyList<WordWeight> Artists { get; init; } = [];

    /// <summary>The catalogue's genres of the main artists, by the number of songs or artists, most first.</summary>
    public IReadOnlyList<WordWeight> Genres { get; init; } = [];

    /// <summary>Songs by release decade, oldest first.</summary>
    public IReadOnlyList<CountOf> Decades { get; init; } = [];

    /// <summary>Songs with audio features in the catalogue.</summary>
    public int SongsWithFeatures { get; init; }

    /// <summary>Mean of each mood feature over those, natural units, in the order of <see cref="MoodFeature.All"/>; empty without any.</summary>
    public IReadOnlyList<double> Means { get; init; } = [];

    /// <summary>Where an average one of them stands in the catalogue, 0–1: the mean share of the catalogue's songs below each of them.</summary>
    public IReadOnlyList<double> Positions { get; init; } = [];

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => Artists.Count == 0 && Genres.Count == 0 && Decades.Count == 0 && Means.Count == 0;

    internal static FavouriteProfile Of(IReadOnlyList<SpotifySong> songs, IReadOnlyList<WordWeight> genres, IReadOnlyList<int?> years, IReadOnlyList<float[]> features, IReadOnlyList<FeatureDistribution> distributions) => new()
    {
        Artists = [.. songs.Where(song => song.Artists.Count > 0).CountBy(song => song.Artists[0], StringComparer.Ordinal)
            .OrderByDescending(artist => artist.Value).ThenBy(artist => artist.Key, StringComparer.Ordinal).Select(artist => new WordWeight(artist.Key, artist.Value))],
        Genres = genres,
        Decades = [.. years.OfType<int>().CountBy(year => year / 10 * 10).OrderBy(decade => decade.Key).Select(decade => new CountOf(decade.Key, decade.Value))],
        SongsWithFeatures = features.Count,
        Means = features.Count == 0 ? [] : [.. Enumerable.Range(0, MoodFeature.Count).Select(feature => features.Average(song => (double)song[feature]))],
        Positions = features.Count == 0 || distributions.Count < MoodFeature.Count ? [] :
            [.. Enumerable.Range(0, MoodFeature.Count).Select(feature => features.Average(song => Page.MoodText.ShareBelow(distributions[feature], song[feature])))],
    };
}
