using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Page;
using RecApp.Tables;

namespace RecApp.Tests.Features.Playlists.Page;

public class PlaylistExportTests
{
    private static readonly TrackMatch Hostile = new("37i9dQZF1DXcBWIGoYBM5M", "=HYPERLINK(\"http://evil.example\")", "+1, \"quoted\"\nline", 0.5, ["-cmd", "x"], 61.5) { Album = "@SUM(A1)" };

    [Fact]
    public void ToCsv_HostileText_IsQuotedAndNumbersAreNot()
    {
        string csv = Encoding.UTF8.GetString(PlaylistExport.ToCsv(Answer(Hostile)));

        Assert.Contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("'@SUM(A1)", csv, StringComparison.Ordinal);
        Assert.Contains(",61.5,0.5,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void ToCsv_AnyText_ComesBackFromAReader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            // Lone surrogates have no UTF-8.
            string name = new([.. text.Get.Where(letter => !char.IsSurrogate(letter))]);
            using var reader = CsvReader.Create(PlaylistExport.ToCsv(Answer(Hostile with { Name = name })), new() { Separator = ',' });
            Assert.True(reader.Read());
            Assert.Equal(FormulaGuard.Text(name), reader.GetString(1));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\0x", "'\0x")]
    [InlineData(" =1", "' =1")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Text_StartOfAFormula_GetsAQuote(string text, string expected) => Assert.Equal(expected, FormulaGuard.Text(text));

    [Fact]
    public void ToJson_Answer_KeepsNamesReadable() =>
        Assert.Contains("Björk <b>", Encoding.UTF8.GetString(PlaylistExport.ToJson(Answer(Hostile with { Name = "Björk <b>" }))), StringComparison.Ordinal);

    private static PlaylistAnswer Answer(TrackMatch track) => new()
    {
        PredictionId = Guid.Empty,
        ModelVersion = "20260101-00000000",
        Ranker = "blend",
        Playlists = [],
        Tracks = [track],
        Unknown = [],
        Given = new(1, 1, 1),
        TotalDurationSeconds = 61.5,
    };
}
