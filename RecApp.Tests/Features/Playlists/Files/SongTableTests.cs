using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Files;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;
using RecApp.Tables;

namespace RecApp.Tests.Features.Playlists.Files;

public class SongTableTests
{
    private const string Header =
        "Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature";

    private const string Row =
        "spotify:track:37i9dQZF1DXcBWIGoYBM5M,\"Song, with comma\",Album,Zoë;Guest,2020-01-01,200000,50,false,me,2021-01-01,pop,Label,0.5,0.6,5,-7.5,1,0.05,0.1,0,0.2,0.9,120.5,4";

    [Fact]
    public async Task Read_FileOfExportify_GivesSongsWithFeatures()
    {
        var result = await Read($"{Header}\r\n{Row}\r\n");

        var track = Assert.Single(result.Songs);
        Assert.Equal(("37i9dQZF1DXcBWIGoYBM5M", "Song, with comma", "Zoë, Guest"), (track.Id, track.Name, track.Artist));
        Assert.Equal(AudioFeatures.FromArray([0.5f, 0.6f, -7.5f, 0.05f, 0.1f, 0, 0.2f, 0.9f, 120.5f]), track.Features);
        Assert.Empty(result.Reading.LeftOut);
    }

    [Fact]
    public async Task Read_OlderColumnNames_AreKnown()
    {
        var result = await Read("Spotify ID,Artist IDs,Track Name,Artist Name\n37i9dQZF1DXcBWIGoYBM5M,x,Song,Zoë\n");

        Assert.Equal(("37i9dQZF1DXcBWIGoYBM5M", null), (result.Songs[0].Id, result.Songs[0].Features));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task Read_OtherSeparator_IsRecognised(char separator)
    {
        var result = await Read($"{Header}\n{Row.Replace("\"Song, with comma\"", "Song", StringComparison.Ordinal)}\n".Replace(';', '/').Replace(',', separator));

        Assert.Equal("Song", Assert.Single(result.Songs).Name);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task Read_ByteOrderMark_TellsTheEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var result = await Read([.. encoding.Preamble, .. encoding.GetBytes($"{Header}\n{Row}\n")]);

        Assert.Equal("Zoë, Guest", Assert.Single(result.Songs).Artist);
    }

    [Fact]
    public async Task Read_BadRows_AreReportedAndTheOthersKept()
    {
        var result = await Read($"{Header}\n{Row}\nonly one cell\n,Local file,,,,,,,,,,,,,,,,,,,,,,\n{Row.Replace(",120.5,", ",fast,", StringComparison.Ordinal)}\n{Row.Replace(",0.9,", ",NaN,", StringComparison.Ordinal)}\n");

        Assert.Single(result.Songs);
        Assert.Equal([2, 3, 4, 5], result.Reading.LeftOut.Select(problem => problem.Row));
    }

    [Fact]
    public async Task Read_FeaturesThatAreNone_KeepTheSongAndSayWhy()
    {
        var result = await Read($"{Header}\n{Row.Replace(",120.5,", ",fast,", StringComparison.Ordinal)}\n");

        Assert.Null(Assert.Single(result.Songs).Features);
        Assert.StartsWith("Tempo is not a number", Assert.Single(result.WithoutFeatures).Problem, StringComparison.Ordinal);
        Assert.Empty(result.Reading.LeftOut);
    }

    [Fact]
    public async Task Read_TableWithoutSongs_SaysWhatItTakes()
    {
        var error = await Refused("date,amount,remark\n2020-01-02,2,3\n"u8.ToArray());

        Assert.Contains("titles with one of artists", error, StringComparison.Ordinal);
        Assert.Contains("date, amount, remark", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ZipNamedCsv_IsRecognised() =>
        Assert.Contains("zip archive", await Refused([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 8, 0]), StringComparison.Ordinal);

    [Fact]
    public async Task Read_OneSongTooMany_IsLeftOutAndCounted()
    {
        string rows = string.Concat(Enumerable.Range(0, SongTable.MostSongs + 1).Select(row => $"{row:D22},a,b\n"));

        var result = await Read("Track URI,Track Name,Artist Name(s)\n" + rows);

        Assert.Equal(SongTable.MostSongs, result.Songs.Count);
        Assert.Contains("10,000", Assert.Single(result.Reading.LeftOut).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OneColumnTooMany_IsRefused() =>
        Assert.Contains("columns", await Refused(Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(0, SongTable.Limits.Columns + 1))}\n1\n")), StringComparison.Ordinal);

    [Fact]
    public async Task Read_OneCharacterTooMany_IsAProblemOfTheRow()
    {
        var result = await Read($"Track URI,Track Name,Artist Name(s)\n37i9dQZF1DXcBWIGoYBM5M,{new string('x', 501)},b\n");

        Assert.Equal((0, 1), (result.Songs.Count, result.Reading.LeftOut.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Track URI,Track Name,Artist Name(s)\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("Track URI,Track Name,Artist Name(s)\n\"never closed")]
    public async Task Read_NothingUsable_IsAClearAnswer(string text)
    {
        try
        {
            Assert.Empty((await Read(text)).Songs);
        }
        catch (FileRefusedException refused)
        {
            Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_AnyBytes_AnswersOrRefuses() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            try
            {
                Read([.. Encoding.UTF8.GetBytes("Track URI,Track Name,Artist Name(s)\n"), .. bytes]).GetAwaiter().GetResult();
            }
            catch (FileRefusedException)
            {
                // A clear answer, too.
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Write_Songs_AreReadAsTheyWere()
    {
        UploadedTrack[] songs =
        [
            new("37i9dQZF1DXcBWIGoYBM5M", "“Quoted”, \"twice\"", "Zoë, Guest", AudioFeatures.FromArray([0.1f, 0.6f, -7.535f, 0.05f, 0.1f, 0, 0.2f, 0.9f, 120.507f])),
            new("0000000000000000000001", "Without features", "Somebody", null),
        ];

        var result = await Read(SampleSongs.Csv(songs));

        Assert.Equal(songs, result.Songs);
        Assert.Empty(result.Reading.LeftOut);
    }

    private static Task<SongTableContent> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Task<SongTableContent> Read(byte[] bytes) => Task.Run(() => SongTable.Read(Uploads.Tables.Upload(bytes), CancellationToken.None));

    private static async Task<string> Refused(byte[] bytes) => (await Assert.ThrowsAsync<FileRefusedException>(() => Read(bytes))).Message;
}
