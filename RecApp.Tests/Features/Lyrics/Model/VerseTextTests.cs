using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Tests.Features.Lyrics.Model;

public class VerseTextTests
{
    [Theory]
    [InlineData("‘Tis “love” — or… hate–ful", "'Tis \"love\" -- or... hate-ful")]
    [InlineData("a\r\nb\rc\u2028d\te\u00A0f", "a\nb\nc\nd e f")]
    [InlineData("cafe\u0301 Zoe\u0308 \uFEFF\u200Bx\u0007", "café Zoë x")]
    [InlineData("", "")]
    [InlineData("日本 😀 ñ", "日本 😀 ñ")]
    public void Normalize_TypographicText_BecomesPlain(string text, string expected) => Assert.Equal(expected, VerseText.Normalize(text));

    [Fact]
    public void Normalize_Twice_ChangesNothingMore() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            string once = VerseText.Normalize(text.Get);
            Assert.Equal(once, VerseText.Normalize(once));
        }).QuickCheckThrowOnFailure();
}
