namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>A song while the files are merged: the first file that knows something wins.</summary>
internal sealed class TrackDraft(string id)
{
    public string Id { get; } = id;
    public string Name { get; set; } = "";
    public string Album { get; set; } = "";
    public string? AlbumId { get; set; }
    public int? Year { get; set; }
    public int? Decade { get; set; }
    public double? Popularity { get; set; }
    public double? DurationSeconds { get; set; }
    public float[]? Audio { get; set; }

    /// <summary>Text that may name several artists, from the song table.</summary>
    public string SongArtist { get; set; } = "";

    /// <summary>Artists that the archive separates.</summary>
    public List<string> ArchiveArtists { get; } = [];

    /// <summary>Text that may name several artists, from the additional features; used when nothing else names any.</summary>
    public string ChartArtist { get; set; } = "";

    public IEnumerable<string> Artists(ArtistNames names)
    {
        IEnumerable<string> all = names.Split(SongArtist).Concat(SongArtist.Length > 0 ? names.SplitGuests(Name) : []).Concat(ArchiveArtists);
        List<string> artists = [.. all.Where(name => name.Length > 0)];
        return artists.Count > 0 ? artists : names.Split(ChartArtist).Where(name => name.Length > 0);
    }
}
