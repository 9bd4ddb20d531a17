using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RecApp.Tests.Features.Playlists;

/// <summary>
/// A small data set with the columns and quirks of the real files: three styles with their own sound, artists and
/// playlists; songs in several files, songs without features, a lost song, a song under two ids.
/// </summary>
public sealed class SyntheticData
{
    private const int ArtistsPerStyle = 6;
    private const int SongsPerArtist = 8;
    private const int PlaylistsPerStyle = 5;

    public static readonly string[] Styles = ["rock", "jazz", "techno"];

    private readonly Random _random = new(11);
    private readonly Dictionary<string, List<string>> _rows = [];

    /// <summary>An id that is stable over runs.</summary>
    public static string Id(string kind, int number) => $"{kind}{number}".PadRight(22, 'x');

    public static string Song(int style, int artist, int song) => Id("song", 10_000 + style * 1000 + artist * 100 + song);

    public static string ArtistName(int style, int artist) => artist == 0 && style == 0 ? "Sigur Rós" : $"{Styles[style]} artist {artist}";

    /// <summary>Writes the files into a folder as <c>spotify/</c> and <c>lastfm-hetrec/</c>.</summary>
    public static void Write(string folder)
    {
        var data = new SyntheticData();
        data.Fill();
        foreach (var (path, rows) in data._rows)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new GZipStream(File.Create(file), CompressionLevel.Fastest);
            stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n"));
        }
    }

    private void Fill()
    {
        Start("spotify/tracks.csv.gz", "track_id,track_name,track_artist,track_popularity,track_album_id,track_album_name,track_album_release_date,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,duration_ms");
        Start("spotify/playlists.csv.gz", "playlist_id,playlist_name,playlist_genre,playlist_subgenre,track_id");
        Start("spotify/archive_tracks.csv.gz", "track_id,track_name,artist_names,album_name,duration_s");
        Start("spotify/archive_playlists.csv.gz", "playlist_id,playlist_name,description,track_id,track_name,artist_names,album_name,duration_s,added,removed");
        Start("spotify/more_audio_features.csv.gz", "track_id,track_name,artist,isrc,period,danceability,energy,key,loudness,mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,duration_ms,time_signature");
        Start("spotify/artists_genres.tsv.gz", "id\tname\tfollowers\tpopularity\tgenres");
        Start("lastfm-hetrec/artists.dat.gz", "id\tname\turl\tpictureURL");
        Start("lastfm-hetrec/user_artists.dat.gz", "userID\tartistID\tweight");
        for (int style = 0; style < Styles.Length; style++)
        {
            for (int artist = 0; artist < ArtistsPerStyle; artist++)
                FillArtist(style, artist);
            for (int playlist = 0; playlist < PlaylistsPerStyle; playlist++)
                FillPlaylists(style, playlist);
        }
        Add("spotify/archive_tracks.csv.gz", $"{Id("lost", 1)},<MISSING>,,<MISSING>,298");
        Add("spotify/more_audio_features.csv.gz", $"{Id("guest", 1)},Together,{ArtistName(0, 1)} Featuring {ArtistName(1, 1)},,60s,{Audio(0)},4");
        // The first song again under another id, remastered.
        Add("spotify/archive_tracks.csv.gz", $"{Id("twin", 1)},Tune 0 0 - Remastered 2011,{ArtistName(0, 0)},Album 0 0,200");
    }

    private void FillArtist(int style, int artist)
    {
        Add("spotify/artists_genres.tsv.gz", $"{Id("artist", style * 10 + artist)}\t{ArtistName(style, artist)}\t{100 * artist}\t{10 * artist}\t['{Styles[style]}', \"{Styles[style]}'s best\"]");
        Add("lastfm-hetrec/artists.dat.gz", $"{style * 10 + artist}\t{ArtistName(style, artist).ToUpperInvariant()}\thttp://example.org\thttp://example.org");
        for (int listener = 0; listener < 4; listener++)
            Add("lastfm-hetrec/user_artists.dat.gz", $"{style * 4 + listener}\t{style * 10 + artist}\t{1 + artist * listener}");
        for (int song = 0; song < SongsPerArtist; song++)
        {
            string id = Song(style, artist, song);
            // Every fourth song has no features: only the archive knows it.
            if (song % 4 != 3)
                Add("spotify/tracks.csv.gz", $"{id},Tune {artist} {song},{ArtistName(style, artist)},{song * 10},{Id("album", style * 10 + artist)},Album {style} {artist},19{60 + 10 * style}-01-01,{Audio(style)}");
            else
                Add("spotify/archive_tracks.csv.gz", $"{id},Tune {artist} {song},{ArtistName(style, artist)}; Guest,Album {style} {artist},200");
        }
    }

    private void FillPlaylists(int style, int playlist)
    {
        for (int artist = 0; artist < ArtistsPerStyle; artist++)
        {
            for (int song = playlist % 3; song < SongsPerArtist; song += 2)
            {
                Add("spotify/playlists.csv.gz", $"{Id("list", style * 10 + playlist)},\"{Styles[style]}, the {playlist}th\",{Styles[style]},{Styles[style]} {playlist % 2},{Song(style, artist, song)}");
                Add("spotify/archive_playlists.csv.gz",
                    $"{Id("arch", style * 10 + playlist)},{Styles[style]} archive {playlist},text,{Song((style + (song == 0 ? 1 : 0)) % 3, artist, song)},Tune {artist} {song},{ArtistName(style, artist)},Album {style} {artist},200,2019-05-26,");
            }
        }
    }

    // danceability, energy, key, loudness, mode, speechiness, acousticness, instrumentalness, liveness, valence, tempo, duration
    private string Audio(int style)
    {
        double noise = _random.NextDouble() * 0.1;
        return string.Create(CultureInfo.InvariantCulture,
            $"{0.2 + 0.3 * style + noise:F3},{0.9 - 0.3 * style - noise:F3},5,{-5 - 5 * style - noise:F3},1,{0.05 + noise:F3},{0.1 + 0.4 * style + noise:F3},{0.01 * style + noise:F3},{0.1 + noise:F3},{0.3 + 0.2 * style + noise:F3},{90 + 30 * style + 10 * noise:F3},{200_000 + 1000 * style}");
    }

    private void Start(string file, string header) => _rows[file] = [header];

    private void Add(string file, string row) => _rows[file].Add(row);
}
