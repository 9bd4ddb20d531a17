using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Features.Playlists.Page;
using RecApp.Tables;

namespace RecApp.Tests.Features.Playlists.Page;

public class ExportifyCsvTests
{
    private const string Header =
        "Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,Liveness,Valence,Tempo,Time Signature";

    private const string Row =
        "spotify:track:37i9dQZF1DXcBWIGoYBM5M,\"Song, with comma\",Album,Zoë;Guest,2020-01-01,200000,50,false,me,2021-01-01,pop,Label,0.5,0.6,5,-7.5,1,0.05,0.1,0,0.2,0.9,120.5,4";

    [Fact]
    public async Task ReadAsync_FileOfExportify_GivesSongsWithFeatures()
    {
        var result = await Read($"{Header}\r\n{Row}\r\n");

        var track = Assert.Single(result.Tracks);
        Assert.Equal(("37i9dQZF1DXcBWIGoYBM5M", "Song, with comma", "Zoë, Guest"), (track.Id, track.Name, track.Artist));
        Assert.Equal(AudioFeatures.FromArray([0.5f, 0.6f, -7.5f, 0.05f, 0.1f, 0, 0.2f, 0.9f, 120.5f]), track.Features);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public async Task ReadAsync_OlderColumnNames_AreKnown()
    {
        var result = await Read("Spotify ID,Artist IDs,Track Name,Artist Name\n37i9dQZF1DXcBWIGoYBM5M,x,Song,Zoë\n");

        Assert.Equal(("37i9dQZF1DXcBWIGoYBM5M", null), (result.Tracks[0].Id, result.Tracks[0].Features));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public async Task ReadAsync_OtherSeparator_IsRecognised(char separator)
    {
        var result = await Read($"{Header}\n{Row.Replace("\"Song, with comma\"", "Song", StringComparison.Ordinal)}\n".Replace(';', '/').Replace(',', separator));

        Assert.Equal("Song", Assert.Single(result.Tracks).Name);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task ReadAsync_ByteOrderMark_TellsTheEncoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var result = await Read([.. encoding.Preamble, .. encoding.GetBytes($"{Header}\n{Row}\n")]);

        Assert.Equal("Zoë, Guest", Assert.Single(result.Tracks).Artist);
    }

    [Fact]
    public async Task ReadAsync_BadRows_AreReportedAndTheOthersKept()
    {
        var result = await Read($"{Header}\n{Row}\nonly one cell\n,Local file,,,,,,,,,,,,,,,,,,,,,,\n{Row.Replace(",120.5,", ",fast,", StringComparison.Ordinal)}\n{Row.Replace(",0.9,", ",NaN,", StringComparison.Ordinal)}\n");

        Assert.Equal(3, result.Tracks.Count);
        Assert.Equal([2, 3, 4, 5], result.Problems.Select(problem => problem.Row));
        Assert.Null(result.Tracks[1].Features);
    }

    [Fact]
    public async Task ReadAsync_FileOfAnotherTool_SaysWhichColumnsAreMissing()
    {
        var error = await Refused("date,amount,Track Name\n1,2,3\n"u8.ToArray());

        Assert.Contains("Track URI, Artist Name(s)", error, StringComparison.Ordinal);
        Assert.Contains("date, amount, Track Name", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ZipNamedCsv_IsRecognised() =>
        Assert.Contains("zip archive", await Refused([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 8, 0]), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_FiftyMegabytes_IsRefusedWithoutReadingThemAll()
    {
        byte[] file = Encoding.UTF8.GetBytes($"{Header}\n" + string.Concat(Enumerable.Repeat($"{new string('x', 60)}\n", 50 * 1024 * 1024 / 61)));
        using var stream = new MemoryStream(file);

        var error = await Assert.ThrowsAsync<CsvRefusedException>(() => ExportifyCsv.ReadAsync(stream, TestContext.Current.CancellationToken));

        Assert.True(stream.Position <= ExportifyCsv.Limits.Bytes + 1024 * 1024, $"{stream.Position} bytes were read: {error.Message}");
    }

    [Fact]
    public async Task ReadAsync_OneRowTooMany_IsRefused()
    {
        string rows = string.Concat(Enumerable.Repeat("37i9dQZF1DXcBWIGoYBM5M,a,b\n", ExportifyCsv.Limits.Rows));
        const string start = "Track URI,Track Name,Artist Name(s)\n";

        Assert.Equal(ExportifyCsv.Limits.Rows, (await Read(start + rows)).Tracks.Count);
        Assert.Contains("10,000", await Refused(Encoding.UTF8.GetBytes($"{start}{rows}37i9dQZF1DXcBWIGoYBM5M,a,b\n")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OneColumnTooMany_IsRefused() =>
        Assert.Contains("columns", await Refused(Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(0, ExportifyCsv.Limits.Columns + 1))}\n1\n")), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_OneCharacterTooMany_IsAProblemOfTheRow()
    {
        var result = await Read($"Track URI,Track Name,Artist Name(s)\n37i9dQZF1DXcBWIGoYBM5M,{new string('x', ExportifyCsv.Limits.Cell + 1)},b\n");

        Assert.Equal((0, 1), (result.Tracks.Count, result.Problems.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Track URI,Track Name,Artist Name(s)\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("Track URI,Track Name,Artist Name(s)\n\"never closed")]
    public async Task ReadAsync_NothingUsable_IsAClearAnswer(string text)
    {
        try
        {
            Assert.Empty((await Read(text)).Tracks);
        }
        catch (CsvRefusedException refused)
        {
            Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ReadAsync_AnyBytes_AnswersOrRefuses() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            try
            {
                Read([.. Encoding.UTF8.GetBytes("Track URI,Track Name,Artist Name(s)\n"), .. bytes]).GetAwaiter().GetResult();
            }
            catch (CsvRefusedException)
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

        var result = await Read(ExportifyCsv.Write(songs));

        Assert.Equal(songs, result.Tracks);
        Assert.Empty(result.Problems);
    }

    private static Task<ExportifyResult> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Task<ExportifyResult> Read(byte[] bytes) => ExportifyCsv.ReadAsync(new MemoryStream(bytes), CancellationToken.None);

    private static async Task<string> Refused(byte[] bytes) => (await Assert.ThrowsAsync<CsvRefusedException>(() => Read(bytes))).Message;
}
