using RecApp.Spotify.Api;

namespace RecApp.Features.Playlists.Favourites;

/// <summary>What of somebody's account to start from.</summary>
public enum FavouriteKind
{
    /// <summary>Songs they saved.</summary>
    Saved,

    /// <summary>Songs they play most.</summary>
    TopSongs,

    /// <summary>Songs of the artists they play most.</summary>
    TopArtists,

    /// <summary>A playlist they own or follow.</summary>
    Playlist,
}

/// <summary>Over which time.</summary>
public enum FavouriteSpan
{
    Month,
    SixMonths,

    /// <summary>All time for saved songs; what Spotify counts over about a year otherwise.</summary>
    AllTime,
}

/// <summary>What somebody has chosen.</summary>
public sealed record FavouriteChoice(FavouriteKind Kind = FavouriteKind.Saved, FavouriteSpan Span = FavouriteSpan.Month, string? Playlist = null)
{
    /// <summary>How the page offers the kinds.</summary>
    public static IReadOnlyList<(FavouriteKind Kind, string Name)> Kinds { get; } =
    [
        (FavouriteKind.Saved, "Songs I saved"),
        (FavouriteKind.TopSongs, "Songs I play most"),
        (FavouriteKind.TopArtists, "Artists I play most"),
        (FavouriteKind.Playlist, "One of my playlists"),
    ];

    /// <summary>The span as Spotify names it.</summary>
    public SpotifyRange Range => Span switch
    {
        FavouriteSpan.Month => SpotifyRange.ShortTerm,
        FavouriteSpan.SixMonths => SpotifyRange.MediumTerm,
        _ => SpotifyRange.LongTerm,
    };

    /// <summary>How the page offers a span for the kind.</summary>
    public string SpanName(FavouriteSpan span) => span switch
    {
        FavouriteSpan.Month => "in the last month",
        FavouriteSpan.SixMonths => "in the last six months",
        _ => Kind == FavouriteKind.Saved ? "of all time" : "in the last year or so",
    };

    /// <summary>When saved songs begin to count; null for all.</summary>
    public DateTimeOffset? Since(DateTimeOffset now) => Span switch
    {
        FavouriteSpan.Month => now.AddMonths(-1),
        FavouriteSpan.SixMonths => now.AddMonths(-6),
        _ => null,
    };
}
