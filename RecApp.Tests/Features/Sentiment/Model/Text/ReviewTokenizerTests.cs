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
    [InlineData("&quot;x&quot; &amp;quot; it&#39;s", "\" x \" \" it 's")]
    [InlineData("caf\u00e9 cafe\u0301 Stra\u00dfe na\u00adive", "cafe cafe strase naive")]
    [InlineData(":) :-( ;) 8) *******", ":) :( :) 8 *****")]
    [InlineData("wait\u2026 a\u2026.b", "wait ... a ... b")]
    [InlineData("\ud83d\ude00 happy \ud800 \u4e00", ":) happy")]
    [InlineData("\ud83d\udc4d\ud83d\udc4d \u2764\ufe0f \ud83d\ude21 \ud83d\udc4e", ":) :) :) :( :(")]
    [InlineData("\u2605\u2605\u2605\u2605\u2605 \u2605\u2605\u2606\u2606\u2606 &starf;&#9733;", "***** ** **")]
    [InlineData("", "")]
    [InlineData("\u0000\u0007\u202e", "")]
    public void Tokenize_OddText_FollowsTheRules(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', ReviewTokenizer.Tokenize(text).Select(token => token.Word)));

    [Theory]
    [InlineData("&apos;tis &eacute;t&eacute; it&#x27;s it&#X27;s it&rsquo;s it&#8217;s it&#8217s", "tis ete it 's it 's it 's it 's it 's")]
    [InlineData("wait&hellip; great&excl; fun&quest;", "wait ... great ! fun ?")]
    [InlineData("it&amp;#39;s &amp;amp;quot;so&amp;amp;quot;", "it 's \" so \"")]
    [InlineData("one&lt;br /&gt;two &lt;b&gt;three&lt;/b&gt;", "one two three")]
    [InlineData("a&nbsp;b a&nbsp b Tom &AMP; Jerry", "a b a b tom jerry")]
    [InlineData("AT&T R&D; &; &#; &#x; &#0; &#xD800; &#99999999; &unknown;", "at t r d x 9 unknown")]
    public void Tokenize_HtmlEntity_IsItsCharacter(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words(text)));

    [Theory]
    [InlineData("don't")]
    [InlineData("don\u2019t")]
    [InlineData("don\u2018t")]
    [InlineData("don\u00b4t")]
    [InlineData("don`t")]
    [InlineData("don\u02bct")]
    [InlineData("don\uff07t")]
    [InlineData("don\u2032t")]
    [InlineData("dont")]
    [InlineData("DONT")]
    [InlineData("don&#39;t")]
    [InlineData("don&rsquo;t")]
    [InlineData("don\u00e2\u20ac\u2122t")]
    [InlineData("don\u00e2\u0080\u0099t")]
    [InlineData("don\u00e2\u20act")]
    [InlineData("don\u00e2\u20ac?t")]
    [InlineData("don\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2t")]
    [InlineData("don\u00c2\u00b4t")]
    [InlineData("don\u00ef\u00bf\u00bdt")]
    [InlineData("don\ufffdt")]
    [InlineData("don\u0092t")]
    [InlineData("don\u00d5t")]
    [InlineData("don?t")]
    public void Tokenize_ApostropheOfAnyKind_IsOneWord(string text)
    {
        Assert.Equal(["don't"], Words(text));
        var token = Assert.Single(ReviewTokenizer.Tokenize($"I {text} know."), token => token.Word == "don't");
        Assert.Equal((2, text.Length), (token.Start, token.Length));
    }

    [Theory]
    [InlineData("thats isnt couldnt Im theyre youve", "that 's isn't couldn't i'm they're you've")]
    [InlineData("its were well ill lets wed hell shell id wont", "its were well ill lets wed hell shell id won't")]
    [InlineData("it\u00e2\u20ac\u2122s \u00e2\u20ac\u0153fine\u00e2\u20ac\u009d caf\u00c3\u00a9 wait\u00e2\u20ac\u00a6", "it 's \" fine \" cafe wait ...")]
    [InlineData("Why? Don't. What?! Is it good?t", "why ? don't . what ? ! is it good't")]
    [InlineData("CLICH\u00c9\u2026 S\u00c3O", "cliche ... sao")]
    [InlineData("\u00f0\u0178\u02dc\u20ac", ":)")]
    public void Tokenize_LostOrMisreadCharacters_AreFound(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Words(text)));

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
