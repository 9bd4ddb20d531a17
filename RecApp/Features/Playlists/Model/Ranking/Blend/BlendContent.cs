using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Catalogue;

namespace RecApp.Features.Playlists.Model.Ranking.Blend;

/// <summary>What the ranker knows of songs and artists apart from playlists. Immutable.</summary>
internal sealed class BlendContent(PlaylistCatalogue catalogue, BlendColumns columns, AudioTable audio, ReleaseYears years)
{
    public BlendContent(PlaylistCatalogue catalogue, BlendColumns columns)
        : this(catalogue, columns, new(catalogue), new(columns.Years))
    {
    }

    private const float MeanPopularity = 42;
    private const float PopularityScale = 25;

    public PlaylistCatalogue Catalogue { get; } = catalogue;

    /// <summary>[tracks] see <see cref="BlendColumns.Titles"/>.</summary>
    public int[] Titles { get; } = columns.Titles;

    public int TitleCount { get; } = columns.Titles.Length == 0 ? 0 : columns.Titles.Max() + 1;

    /// <summary>Songs by album, ascending.</summary>
    public IntegerLists SongsOfAlbum { get; } = IntegerLists
        .From(catalogue.Columns.AlbumOfTrack.Select(album => album >= 0 ? (int[])[album] : []))
        .Inverted(catalogue.Columns.AlbumNames.Count);

    /// <summary>Popularity about its mean, by its byte in the catalogue; 0 when unknown, so that being unknown neither helps nor harms.</summary>
    public float[] Popularities { get; } =
        [.. Enumerable.Range(0, SongContent.Popularities).Select(value => value <= 100 ? (value - MeanPopularity) / PopularityScale : 0)];

    /// <summary>[tracks] where a song's parts of the signals lie.</summary>
    public SongPlace[] Places { get; } =
    [
        .. Enumerable.Range(0, catalogue.Count).Select(track => new SongPlace(
            catalogue.MainArtist(track) is >= 0 and var artist ? artist : catalogue.ArtistCount,
            columns.Titles[track],
            columns.Years[track],
            catalogue.Columns.Popularities[track])),
    ];

    /// <summary>Songs and their artists but the main one, ascending by song.</summary>
    public (int Track, int Artist)[] Guests { get; } =
        [.. Enumerable.Range(0, catalogue.Count).SelectMany(track => catalogue.ArtistsOfTrack[track].ToArray().Skip(1).Select(artist => (track, artist)))];

    public ArtistRelations Relations { get; } = new(catalogue, columns.Heard);

    public AudioTable Audio { get; } = audio;

    public ReleaseYears Years { get; } = years;

    public SongContent Songs { get; } = new(catalogue, audio, years);
}

/// <summary>Where a song's parts of the signals lie; one past the last artist when it has none.</summary>
internal readonly record struct SongPlace(int MainArtist, int Title, byte Year, byte Popularity);
