using System.Text;
using RecApp.Features.Playlists.Files;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Features.Playlists.Files;

/// <summary>Songs as other tools, languages and people write them: each file holds the same two, in their order.</summary>
public class PeoplesPlaylistsTests
{
    private const string First = "0sf12qNH5qcw8qpgymFOqD", Second = "6l8GvAyoUZwWDgF1e4822w";

    public static TheoryData<string, string> ByIds => new()
    {
        { "TuneMyMusic", $"Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id\n\"A, b\",One,Al,Mine,Playlist,X,{First}\nC,Two,Al,Mine,Playlist,Y,{Second}\n" },
        { "Soundiiz", $"title;artist;album;isrc;addedDate;addedBy;url\n\"A\";\"One\";\"Al\";X;2024-01-01;u;https://open.spotify.com/track/{First}\n\"C\";\"Two\";\"Al\";Y;2024-01-01;u;https://open.spotify.com/track/{Second}\n" },
        { "Exportify in German", $"\"Track-URI\",\"Track-Name\",\"Künstler-URI(s)\",\"Künstlername(n)\",\"Album-URI\",\"Album-Name\"\n\"spotify:track:{First}\",\"A\",\"spotify:artist:x\",\"One\",\"spotify:album:y\",\"Al\"\n\"spotify:track:{Second}\",\"C\",\"spotify:artist:x\",\"Two\",\"spotify:album:y\",\"Al\"\n" },
        { "Exportify in French", $"URI de piste,Titre,URI de l'artiste,Nom de l'artiste\nspotify:track:{First},A,spotify:artist:{Second},One\nspotify:track:{Second},C,spotify:artist:{First},Two\n" },
        { "Exportify in Japanese", $"トラックURI,曲名,アーティスト\nspotify:track:{First},A,One\nspotify:track:{Second},C,Two\n" },
        { "saved by a German Excel", $"\uFEFFTrack URI;Track Name, Version;Artist Name(s), comma\r\nspotify:track:{First};A;One\r\nspotify:track:{Second};C;Two\r\n" },
        { "Spotify's listening history", $$"""[{"ts":"2024-01-01T00:00:00Z","master_metadata_track_name":"A","master_metadata_album_artist_name":"One","spotify_track_uri":"spotify:track:{{First}}"},{"ts":"2024-01-02T00:00:00Z","master_metadata_track_name":"C","master_metadata_album_artist_name":"Two","spotify_track_uri":"spotify:track:{{Second}}"},{"ts":"2024-01-03T00:00:00Z","master_metadata_track_name":"A","master_metadata_album_artist_name":"One","spotify_track_uri":"spotify:track:{{First}}"}]""" },
        { "Spotify's library", $$"""{"tracks":[{"artist":"One","album":"Al","track":"A","uri":"spotify:track:{{First}}"},{"artist":"Two","album":"Al","track":"C","uri":"spotify:track:{{Second}}"}],"albums":[{"artist":"One","album":"Al","uri":"spotify:album:{{Second}}"}],"shows":[]}""" },
        { "links alone", $"https://open.spotify.com/track/{First}\nhttps://open.spotify.com/track/{Second}?si=abc\n" },
        { "a song a thousand times", $"Track URI,Track Name,Artist Name(s)\n{string.Concat(Enumerable.Repeat($"spotify:track:{First},A,One\n", 1_000))}spotify:track:{Second},C,Two\n" },
        { "episodes and files between", $"Track URI,Track Name,Artist Name(s)\nspotify:episode:{Second},Ep,\nspotify:track:{First},A,One\nspotify:local:One::A:200,A,One\nspotify:track:{Second},C,Two\n" },
    };

    public static TheoryData<string, string> ByNames => new()
    {
        { "titles and artists", "Title,Artist\nA,One\nC,\"Two;Three\"\n" },
        { "blanks behind the commas", "TITLE, ARTIST\n\"A\", \"One\"\n\"C\", \"Two;Three\"\n" },
        { "artists first, in Spanish", "Artista;Título\nOne;A\nTwo, Three;C\n" },
        { "an older listening history", """[{"endTime":"2020-01-01 10:00","artistName":"One","trackName":"A","msPlayed":1},{"endTime":"2020-01-01 10:05","artistName":"Two, Three","trackName":"C","msPlayed":1}]""" },
    };

    [Theory]
    [MemberData(nameof(ByIds))]
    public void Read_ExportWithIds_FindsEachSongOnce(string tool, string text)
    {
        var content = SongTable.Read(Upload(Encoding.UTF8.GetBytes(text), tool), TestContext.Current.CancellationToken);

        Assert.Equal([First, Second], content.Songs.Select(song => song.Id));
        if (tool != "links alone" && !tool.Contains("French", StringComparison.Ordinal))
            Assert.Equal(["One", "Two"], content.Songs.Select(song => song.Artist));
    }

    [Theory]
    [MemberData(nameof(ByNames))]
    public void Read_TitlesAndArtists_AreTakenToBeLookedUp(string tool, string text)
    {
        var content = SongTable.Read(Upload(Encoding.UTF8.GetBytes(text), tool), TestContext.Current.CancellationToken);

        Assert.Equal(["A by One", "C by Two, Three"], content.Songs.Select(song => $"{song.Name} by {song.Artist}"));
        Assert.All(content.Songs, song => Assert.Null(song.Id));
    }

    [Fact]
    public void Read_FeaturesInHundredths_AreShares()
    {
        const string text = $"#,Song,Artist,BPM,Dance,Energy,Acoustic,Instrumental,Happy,Speech,Live,Loud (Db),Spotify Track Id\n1,A,One,171,51,73,0,0,33,6,9,-6,{First}\n";

        var features = Assert.Single(SongTable.Read(Upload(Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken).Songs).Features;

        Assert.NotNull(features);
        Assert.Equal([0.51f, 0.73f, -6, 0.06f, 0, 0, 0.09f, 0.33f, 171], features.ToArray());
    }
}
