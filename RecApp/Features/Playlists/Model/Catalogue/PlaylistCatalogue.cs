using RecApp.Bundles.Arrays;
using RecApp.Features.Playlists.Model.Text;
using RecApp.Text;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Every song of the files in memory, addressed by index; immutable and safe for concurrent use.</summary>
public sealed class PlaylistCatalogue
{
    private readonly CatalogueColumns _columns;
    private readonly int[] _featureRows;

    // Filled as songs are asked about: two threads that find the same one do no harm.
    private readonly string?[] _titles;

    internal PlaylistCatalogue(CatalogueColumns columns)
    {
        _columns = columns;
        _featureRows = new int[columns.Ids.Count];
        _titles = new string?[columns.Ids.Count];
        int row = 0;
        for (int track = 0; track < _featureRows.Length; track++)
            _featureRows[track] = columns.HasFeatures[track] != 0 ? row++ : -1;
        TracksOfArtist = columns.Artists.Inverted(columns.ArtistNames.Count);
    }

    /// <summary>How many songs there are.</summary>
    public int Count => _columns.Ids.Count;

    public int ArtistCount => _columns.ArtistNames.Count;

    /// <summary>How many genres artists have.</summary>
    public int GenreCount => _columns.GenreNames.Count;

    /// <summary>Songs by artist index.</summary>
    public IntegerLists TracksOfArtist { get; }

    /// <summary>Artist indices by song, the main artist first.</summary>
    public IntegerLists ArtistsOfTrack => _columns.Artists;

    /// <summary>Genre indices by artist.</summary>
    public IntegerLists GenresOfArtist => _columns.Genres;

    internal CatalogueColumns Columns => _columns;

    /// <summary>Index of a Spotify id; -1 when it is not there.</summary>
    public int Find(string? id) => _columns.Ids.Find(id);

    /// <summary>Spotify id.</summary>
    public string Id(int track) => _columns.Ids[track];

    /// <summary>Title.</summary>
    public string Name(int track) => _columns.Names.Bytes(track).Length == 0 ? "Unknown title" : _columns.Names[track];

    /// <summary>Artists, separated by a comma and a blank.</summary>
    public string Artist(int track)
    {
        var artists = _columns.Artists[track];
        if (artists.Length == 0)
            return "Unknown artist";
        string[] names = new string[artists.Length];
        for (int i = 0; i < names.Length; i++)
            names[i] = _columns.ArtistNames[artists[i]];
        return string.Join(", ", names);
    }

    /// <summary>The main artist's index; -1 when unknown.</summary>
    public int MainArtist(int track) => _columns.Artists[track] is [int first, ..] ? first : -1;

    public string ArtistName(int artist) => _columns.ArtistNames[artist];

    /// <summary>Index of an artist by name, whatever its case and accents; -1 when it is not there.</summary>
    public int FindArtist(string name)
    {
        // Artists ascend by their folded name.
        string wanted = TextFolding.Name(name);
        int low = 0, high = ArtistCount - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = string.CompareOrdinal(wanted, TextFolding.Name(ArtistName(middle)));
            if (order == 0)
                return middle;
            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return -1;
    }

    public string GenreName(int genre) => _columns.GenreNames[genre];

    /// <summary>Album; null when unknown.</summary>
    public string? Album(int track) => _columns.AlbumOfTrack[track] is >= 0 and var album ? _columns.AlbumNames[album] : null;

    /// <summary>Index of the album, shared by songs of one main artist with one album name; -1 when unknown.</summary>
    public int AlbumIndex(int track) => _columns.AlbumOfTrack[track];

    /// <summary>Name of the album with a Spotify id and its songs; null when no song is known to stand on it.</summary>
    public (string Name, int[] Tracks)? FindAlbum(string? id)
    {
        int found = _columns.AlbumIds.Find(id);
        if (found < 0)
            return null;
        int album = _columns.AlbumOfId[found];
        var tracks = new List<int>();
        for (int track = 0; track < Count; track++)
        {
            if (_columns.AlbumOfTrack[track] == album)
                tracks.Add(track);
        }
        return (_columns.AlbumNames[album], [.. tracks]);
    }

    /// <summary>Release year; null when unknown.</summary>
    public int? Year(int track) => _columns.Years[track] is > 0 and var year ? year : null;

    /// <summary>Spotify's popularity 0–100; null when unknown.</summary>
    public int? Popularity(int track) => _columns.Popularities[track] is <= 100 and var popularity ? popularity : null;

    /// <summary>Duration in seconds; null when unknown.</summary>
    public double? DurationSeconds(int track) => _columns.Durations[track] is > 0 and var duration ? Math.Round(duration, 1) : null;

    /// <summary>Whether the nine mood features are known.</summary>
    public bool HasFeatures(int track) => _featureRows[track] >= 0;

    /// <summary>The nine mood features in natural units; empty when unknown.</summary>
    public ReadOnlySpan<float> Features(int track) => _featureRows[track] is >= 0 and var row
        ? _columns.Features.AsSpan(row * MoodFeature.Count, MoodFeature.Count)
        : [];

    /// <summary>The title without what names an edition; found once for each song that is asked about.</summary>
    public string TitleWithoutEdition(int track) => _titles[track] ??= SongKey.WithoutEdition(Name(track));

    /// <summary>The first song with the same title and main artist: equal for two entries of one song.</summary>
    public int SameSong(int track) => _columns.SameSong[track];

    internal static PlaylistCatalogue Read(Stream packed) => new(CatalogueColumns.Read(packed));
}
