using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Tests.Features.Sentiment.Model.Text;

public sealed partial class ReviewTokenizerTests
{
    [Theory]
    [InlineData("It's GREAT!!!", "it 's great !!")]
    [InlineData("rock'n'roll o'clock's", "rock'n'roll o'clock 's")]
    [InlineData("7.5/10... 1//2 3. 80s", "7.5/10 ... 1 2 3 . 80s")]
    [InlineData("<br />one<BR>two <3 < br > a < b", "one two 3 br a b")]
    [InlineData("&quot;x&quot; &amp;quot; it&#39;s", "\" x \" quot it 's")]
    [InlineData("caf\u00e9 cafe\u0301 Stra\u00dfe na\u00adive", "cafe cafe strase naive")]
    [InlineData(":) :-( ;) 8) *******", ":) :( :) 8 *****")]
    [InlineData("wait\u2026 a\u2026.b", "wait ... a ... b")]
    [InlineData("\ud83d\ude00 happy \ud800 \u4e00", "happy")]
    [InlineData("", "")]
    [InlineData("\u0000\u0007\u202e", "")]
    public void Tokenize_OddText_FollowsTheRules(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ReviewTokenizer.Tokenize(text).Select(token => token.Word)));

    [Fact]
    public void Tokenize_TagAtItsLongest_CountsPairsOfSurrogatesOnce()
    {
        string inside = new('a', 253);
        Assert.Equal(["x"], Words($"<b{inside}\ud83d\ude00>x"));
        Assert.NotEqual(["x"], Words($"<b{inside}\ud83d\ude00b>x"));
    }

    [Fact]
    public void Tokenize_HugeHostileText_TakesNoTime()
    {
        string text = string.Concat(Enumerable.Repeat("<a", 200_000)) + new string('&', 100_000) + new string('<', 100_000) + string.Concat(Enumerable.Repeat("a'", 100_000));
        Assert.NotEmpty(ReviewTokenizer.Tokenize(text));
    }

    [Fact]
    public void Tokenize_AnyText_PointsToItsPlacesInOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            int end = 0;
            foreach (var token in ReviewTokenizer.Tokenize(text ?? ""))
            {
                Assert.True(token.Start >= 0 && token.Length > 0 && token.Start + token.Length <= text!.Length);
                // Two full stops out of one ellipsis share its place.
                Assert.True(token.Start >= end || text[token.Start] == '\u2026');
                end = token.Start + token.Length;
                Assert.Matches(Shape(), token.Word);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tokenize_TokensOfAText_AreFoundAgain()
    {
        const string text = "Tom &amp; <i>Jerry</i>: it&#39;s “great”!!!";
        Assert.Equal(["Tom", "Jerry", "it", "&#39;s", "“", "great", "”", "!!!"], ReviewTokenizer.Tokenize(text).Select(token => text.Substring(token.Start, token.Length)));
    }

    private static string[] Words(string text) => [.. ReviewTokenizer.Tokenize(text).Select(token => token.Word)];

    [GeneratedRegex("^([0-9]+([./][0-9]+)+|[a-z0-9]+('[a-z0-9]+)*|'s|:[()]|\\.|\\.\\.\\.|!!?|\\?\\??|\\*{1,5}|\")$")]
    private static partial Regex Shape();
}
