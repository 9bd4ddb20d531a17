using FsCheck;
using FsCheck.Fluent;
using RecApp.Features.Blog.Rendering;

namespace RecApp.Tests.Features.Blog.Rendering;

public class CodeHighlighterTests
{
    [Theory]
    [InlineData("cs", "return 1; // done", "return|keyword", "1|number", "// done|comment")]
    [InlineData("csharp", "var s = \"a // b\";", "var|keyword", "\"a // b\"|string")]
    [InlineData("python", "def f(): # x", "def|keyword", "# x|comment")]
    [InlineData("sh", "curl -s 'http://a#b'", "'http://a#b'|string")]
    [InlineData("json", "{ \"a\": 1.5e3, \"b\": null }", "\"a\"|string", "1.5e3|number", "\"b\"|string", "null|keyword")]
    [InlineData("SQL", "select 'it' -- x", "select|keyword", "'it'|string", "-- x|comment")]
    public void Split_EachLanguage_TellsItsPartsApart(string info, string code, params string[] expected) =>
        Assert.Equal(expected, CodeHighlighter.Split(code, CodeHighlighter.NameOf(info)).Where(piece => piece.Kind is not null).Select(piece => $"{piece.Text}|{piece.Kind}"));

    [Theory]
    [InlineData("brainfuck")]
    [InlineData("")]
    public void Split_UnknownLanguage_IsPlain(string info) =>
        Assert.Equal([("if (1) { }", null)], CodeHighlighter.Split("if (1) { }", CodeHighlighter.NameOf(info)));

    [Fact]
    public void Split_AnyText_LosesNothing()
    {
        string[] languages = ["C#", "Python", "shell", "JSON", "SQL", ""];
        var parts = Gen.Elements("/*", "*/", "//", "\"", "'", "\\", "#", "\n", " ", "if", "0x", "é", "--", "`");
        var cases = from language in Gen.Elements(languages) from code in Gen.ArrayOf(parts).Select(string.Concat) select (language, code);

        Prop.ForAll(Arb.From(cases), one => string.Concat(CodeHighlighter.Split(one.code, one.language).Select(piece => piece.Text)) == one.code).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Html_Code_IsEncodedAndReachableByKeyboard()
    {
        string html = Posts.Html("```cs\nif (a < b) { } // <b>\n```");

        Assert.Equal(
            "<pre class=\"code\" tabindex=\"0\" role=\"group\" aria-label=\"Code: C#\"><code><span class=\"code-keyword\">if</span> (a &lt; b) { } <span class=\"code-comment\">// &lt;b&gt;</span></code></pre>\n",
            html);
    }
}
