namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>
/// What speaks for a song, as numbers that are the larger the better. Those out of playlists are never negative, and 0
/// for a song whose playlists, title and artists say nothing: that a song is in no playlist never speaks for it.
/// </summary>
internal enum BlendSignal
{
    /// <summary>Playlists shared with the songs given; rare songs and short playlists count more.</summary>
    Playlists,

    /// <summary>The same with squares, which favours the playlists that share most.</summary>
    ClosestPlaylists,

    /// <summary>Playlists whose artists are like those given.</summary>
    PlaylistsOfLikeArtists,

    /// <summary>Playlists shared by title, so that another edition of a song counts as the song.</summary>
    Titles,

    /// <summary>The song's artists in playlists whose artists are like those given.</summary>
    ArtistsOfLikeArtists,

    /// <summary>The song's artists in playlists that share titles.</summary>
    ArtistsOfTitles,

    /// <summary>Songs given by the song's artists.</summary>
    SameArtist,

    /// <summary>The same as a share of the artist's songs in the catalogue.</summary>
    ShareOfArtist,

    /// <summary>Artists who make songs together with those given.</summary>
    PlayTogether,

    /// <summary>Artists heard by the listeners of those given.</summary>
    Listeners,

    /// <summary>Genres in common with the artists given.</summary>
    Genres,

    /// <summary>Logarithm of one more than the song's playlists.</summary>
    PlaylistCount,

    /// <summary>Logarithm of one more than the songs given from the same album.</summary>
    Album,

    /// <summary>1 when another edition of the song was given.</summary>
    SameTitle,

    /// <summary>Likeness of the audio features, ±10; 0 when unknown.</summary>
    Audio,

    /// <summary>Likeness of the release year; 0 when unknown.</summary>
    Year,

    /// <summary>Spotify's popularity about its mean; 0 when unknown.</summary>
    Popularity,

    /// <summary>How well genres, sound, year and popularity together go with the songs given, by <see cref="ContentVectors"/>; what is unknown adds 0.</summary>
    Content,
}
