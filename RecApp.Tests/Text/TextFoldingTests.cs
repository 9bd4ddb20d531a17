using FsCheck;
using FsCheck.Fluent;
using RecApp.Text;

namespace RecApp.Tests.Text;

public class TextFoldingTests
{
    [Theory]
    [InlineData("Beyoncé", "beyonce")]
    [InlineData("  SIGUR   RÓS ", "sigur ros")]
    [InlineData("Don't Stop Me Now", "dont stop me now")]
    [InlineData("P!nk", "p nk")]
    [InlineData("AC/DC", "ac dc")]
    [InlineData("Straße Ægir øre", "strasse aegir ore")]
    [InlineData("e\u0301tude", "etude")]
    [InlineData("Ｆｕｌｌ", "full")]
    [InlineData("ゆず", "ゆず")]
    [InlineData("!!!", "")]
    public void Words_AnySpelling_FoldsToPlainWords(string text, string expected) => Assert.Equal(expected, TextFolding.Words(text));

    [Fact]
    public void Name_Punctuation_Stays() => Assert.Equal("p!nk", TextFolding.Name("P!nk"));

    [Fact]
    public void Words_FoldedOnce_StaysAsItIs() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            string folded = TextFolding.Words(text ?? "");
            return TextFolding.Words(folded) == folded && !folded.Contains("  ") && folded == folded.Trim();
        }).QuickCheckThrowOnFailure();
}
