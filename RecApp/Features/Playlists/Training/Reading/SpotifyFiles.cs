using System.Globalization;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Playlists.Training.Reading;

/// <summary>Reads the files about songs and playlists into drafts.</summary>
internal sealed class SpotifyFiles(string folder, SourceFiles sources)
{
    private static readonly string[] AudioColumns =
    [
        "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness", "liveness", "valence", "tempo",
        "key", "mode", "duration_ms",
    ];

    // How the archive spells what it has lost.
    private const string Missing = "<MISSING>";

    public Dictionary<string, TrackDraft> Tracks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PlaylistDraft> Playlists { get; } = new(StringComparer.Ordinal);

    public void Read()
    {
        ReadTracks();
        ReadArchiveTracks();
        ReadPlaylists();
        ReadArchivePlaylists();
        ReadMoreFeatures();
    }

    private void ReadTracks()
    {
        using var table = sources.Open(Path.Combine(folder, "tracks.csv.gz"), ',',
            ["track_id", "track_name", "track_artist", "track_popularity", "track_album_id", "track_album_name", "track_album_release_date", .. AudioColumns]);
        while (table.Read())
        {
            var track = Track(table[0]);
            track.Name = table[1];
            track.SongArtist = table[2];
            track.Popularity = table.Number(3);
            track.AlbumId = table[4];
            track.Album = table[5];
            track.Year = int.TryParse(table[6].AsSpan(0, Math.Min(4, table[6].Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int year) ? year : null;
            track.Decade = track.Year / 10 * 10;
            TakeAudio(track, table, 7);
        }
    }

    private void ReadArchiveTracks()
    {
        using var table = sources.Open(Path.Combine(folder, "archive_tracks.csv.gz"), ',', "track_id", "track_name", "artist_names", "album_name", "duration_s");
        while (table.Read())
            TakeArchived(Track(table[0]), table, 1);
    }

    private void ReadPlaylists()
    {
        using var table = sources.Open(Path.Combine(folder, "playlists.csv.gz"), ',', "playlist_id", "playlist_name", "playlist_genre", "playlist_subgenre", "track_id");
        while (table.Read())
        {
            var playlist = Playlist(table[0], table[1], PlaylistKind.Editorial);
            playlist.Genre = table[2];
            playlist.Subgenres.Add(table[3]);
            playlist.Tracks.Add(Track(table[4]).Id);
        }
    }

    private void ReadArchivePlaylists()
    {
        using var table = sources.Open(Path.Combine(folder, "archive_playlists.csv.gz"), ',',
            "playlist_id", "playlist_name", "track_id", "track_name", "artist_names", "album_name", "duration_s");
        while (table.Read())
        {
            var track = Track(table[2]);
            TakeArchived(track, table, 3);
            Playlist(table[0], table[1], PlaylistKind.Archived).Tracks.Add(track.Id);
        }
    }

    private void ReadMoreFeatures()
    {
        using var table = sources.Open(Path.Combine(folder, "more_audio_features.csv.gz"), ',', ["track_id", "track_name", "artist", "period", .. AudioColumns]);
        while (table.Read())
        {
            var track = Track(table[0]);
            track.Name = track.Name.Length > 0 ? track.Name : table[1];
            track.ChartArtist = table[2];
            TakePeriod(track, table[3]);
            if (track.Audio is null)
                TakeAudio(track, table, 4);
        }
    }

    private static void TakeArchived(TrackDraft track, DelimitedFile table, int first)
    {
        if (table[first] == Missing)
            return;
        track.Name = track.Name.Length > 0 ? track.Name : table[first];
        track.Album = track.Album.Length > 0 ? track.Album : table[first + 2];
        track.DurationSeconds ??= table.Number(first + 3);
        if (track.ArchiveArtists.Count == 0)
            track.ArchiveArtists.AddRange(table[first + 1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    // A year such as 2019, or a decade such as 60s.
    private static void TakePeriod(TrackDraft track, string period)
    {
        if (track.Decade is not null)
            return;
        if (int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
            (track.Year, track.Decade) = (year, year / 10 * 10);
        else if (period.Length == 3 && int.TryParse(period.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int decade))
            track.Decade = decade < 30 ? 2000 + decade : 1900 + decade;
    }

    private static void TakeAudio(TrackDraft track, DelimitedFile table, int first)
    {
        var audio = new float[AudioColumns.Length];
        for (int i = 0; i < audio.Length; i++)
        {
            if (table.Number(first + i) is not { } value)
                return;
            audio[i] = (float)value;
        }
        track.Audio = audio;
        track.DurationSeconds ??= audio[^1] / 1000;
    }

    private TrackDraft Track(string id)
    {
        if (!Tracks.TryGetValue(id, out var track))
            Tracks.Add(id, track = new(id));
        return track;
    }

    private PlaylistDraft Playlist(string id, string name, PlaylistKind kind)
    {
        if (!Playlists.TryGetValue(id, out var playlist))
            Playlists.Add(id, playlist = new(id, name, kind));
        return playlist;
    }
}

/// <summary>A playlist while the files are merged.</summary>
internal sealed class PlaylistDraft(string id, string name, PlaylistKind kind)
{
    public string Id { get; } = id;
    public string Name { get; } = name;
    public PlaylistKind Kind { get; } = kind;
    public string Genre { get; set; } = "";
    public SortedSet<string> Subgenres { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Tracks { get; } = new(StringComparer.Ordinal);
}
