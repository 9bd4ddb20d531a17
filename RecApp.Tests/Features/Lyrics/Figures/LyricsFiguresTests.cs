using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Figures;
using RecApp.Tests.Charts;

namespace RecApp.Tests.Features.Lyrics.Figures;

public class LyricsFiguresTests
{
    [Fact]
    public void Surprise_WordsInPieces_AddUpTheBitsOfTheirPieces()
    {
        var figure = LyricsFigures.Surprise(Song([("He", 1), (" clot", 3), ("hed", 2.5), (",", 4), (" they", 0.5), ("'re", 1)], [("night", 2)]))!;

        Assert.Equal(["1 He 1.00", "1 clothed 5.50", "1 , 4.00", "1 they're 1.50", "2 night 2.00"], figure.Table!.Rows.Select(row => string.Join(' ', row)));
        Assert.StartsWith("“clothed” in line 1 was least expected: one chance in 45", figure.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Surprise_HostileWords_AreSafe() => FigureAssert.IsCompleteAndSafe(LyricsFigures.Surprise(Song([("<img src=x onerror=alert(1)>", 1)]))!);

    [Fact]
    public void Surprise_OnlyLinesThatWereGiven_IsNotDrawn() => Assert.Null(LyricsFigures.Surprise(Song([], [])));

    private static LyricsAnswer Song(params (string Text, double Bits)[][] lines) => new(
        [.. lines.Select((line, i) => new LyricsLine(i + 1, 1, string.Concat(line.Select(token => token.Text)), null, null, 8, false, [.. line.Select(token => new LyricsToken(token.Text, token.Bits))]))],
        [], 7, "free", null, Guid.Empty, "1");
}
