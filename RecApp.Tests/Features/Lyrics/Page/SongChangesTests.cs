using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Api;
using RecApp.Features.Lyrics.Page;

namespace RecApp.Tests.Features.Lyrics.Page;

public class SongChangesTests
{
    [Fact]
    public void Read_OfWhatWasChanged_GivesTheChangedLinesAlone() => Prop.ForAll(
        Gen.Two(Gen.Elements("", "rain", "3 roses", "ünder & = % \u2028 night", "a  b").Select(text => "x" + text).ListOf(5)).ToArbitrary(),
        texts =>
        {
            var (before, after) = texts;
            var changes = SongChanges.Read(SongChanges.Of(Song(before), Song(after)));
            return changes.Keys.SequenceEqual(Enumerable.Range(1, 5).Where(number => before[number - 1] != after[number - 1]))
                && changes.All(change => after[change.Key - 1] == change.Value);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("no number")]
    [InlineData("3")]
    [InlineData("3 ")]
    [InlineData("99999999999 line")]
    [InlineData("-1 line")]
    public void Read_Damaged_IsNoChange(string changes) => Assert.Empty(SongChanges.Read(changes));

    private static LyricsAnswer Song(IEnumerable<string> texts) =>
        new([.. texts.Select((text, index) => new LyricsLine(index + 1, 1, text, null, null, 1, false, []))], [], 7, "-", null, Guid.Empty, "v");
}
