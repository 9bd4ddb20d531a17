using AngleSharp.Html.Parser;
using RecApp.Features.Blog.Writing;

namespace RecApp.Tests.Features.Blog.Rendering;

/// <summary>What a post must not be able to do, whoever wrote it. Judged by how a browser reads the result.</summary>
public class HostilePostTests
{
    private static readonly string[] Elements =
    [
        "a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private static readonly string[] Attributes = ["alt", "aria-label", "class", "href", "id", "loading", "rel", "role", "src", "start", "style", "tabindex", "target"];

    public static TheoryData<string> Payloads =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "text <b onmouseover=alert(1)>bold</b>",
        "<!--><script>alert(1)</script>-->",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<style>body{display:none}</style>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](javascript&#58;alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1))",
        "[a](&#x6A&#x61&#x76&#x61script:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))",
        "[a](java\u0001script:alert(1))",
        "[a](\u0001javascript:alert(1))",
        "[a](&#1;javascript:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](< javascript:alert(1)>)",
        "[a](javascript\u200b:alert(1))",
        "[a](vbscript:msgbox(1))",
        "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[a](data&colon;text/html,<script>alert(1)</script>)",
        "[a](file:///etc/passwd)",
        "[a](//evil.example/)",
        "[a](/\\evil.example/)",
        "[a](\\\\evil.example)",
        "[a](https://user:password@evil.example/)",
        "[a](https:evil.example)",
        "[a](relative/path)",
        "[a](https://example.org/\"onmouseover=\"alert(1))",
        "[a](https://example.org 'x\" onmouseover=\"alert(1)')",
        "[a]: javascript:alert(1)\n\n[a]",
        "<javascript:alert(1)>",
        "<JAVASCRIPT:alert(1)>",
        "<data:text/html,x>",
        "<vbscript:x>",
        "![a](javascript:alert(1))",
        "![a](data:image/svg+xml;base64,PHN2Zy8+)",
        "![a](https://evil.example/pixel.png)",
        "![a](//evil.example/pixel.png)",
        "![x\" onerror=\"alert(1)](/favicon.svg)",
        "![[a](javascript:alert(1))](/favicon.svg)",
        "[![a](https://evil.example/p.png)](https://example.org)",
        "# <img src=x onerror=alert(1)>",
        "# \" onmouseover=\"alert(1)",
        "```\"><script>alert(1)</script>\ncode\n```",
        "```csharp\n</code></pre><script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "| <script>alert(1)</script> | b |\n| --- | --- |\n| [x](javascript:alert(1)) | y |",
        "{onclick=alert(1)}\n\ntext {.a onclick=alert(1)}",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "[[figure: <script>alert(1)</script> accuracy]]",
        "[[chart: <script>alert(1)</script>]] in a line",
        "[[[chart: movies-given]]](javascript:alert(1))",
        "[[figure: [[figure: movies nDCG@10]] accuracy]]",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Html_HostilePost_HoldsNothingThatActs(string body)
    {
        var document = new HtmlParser().ParseDocument("<body>" + Posts.Html(body) + "</body>");

        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
            if (element.GetAttribute("href") is { } link)
                Assert.Matches("^(https?://[^/\\\\@]+|mailto:|/[^/\\\\])", link);
            if (element.GetAttribute("src") is { } source)
                Assert.Matches("^/[^/\\\\]", source);
            if (element.GetAttribute("style") is { } style)
                Assert.Matches("^text-align: (left|right|center);$", style);
        }
        Assert.DoesNotContain("href=\"javascript", Posts.Html(body), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Html_RefusedLink_KeepsItsText() => Assert.Equal("<p>read <em>this</em></p>\n", Posts.Html("read [*this*](javascript:alert(1))"));

    [Fact]
    public void Html_RefusedImage_KeepsItsDescription() => Assert.Equal("<p>A cat</p>\n", Posts.Html("![A cat](https://evil.example/cat.png)"));

    [Fact]
    public void Html_TagsOfHtml_AreText() => Assert.Equal("<p>&lt;b&gt;loud&lt;/b&gt;</p>\n", Posts.Html("<b>loud</b>"));

    [Fact]
    public void Html_LongLinesOfMarks_AreText() => Assert.NotEmpty(Posts.Html(string.Concat(Enumerable.Repeat("a * _ ` < & | [[ ((\n\n", 2_000)) + "# " + new string('x', 100_000)));

    [Fact]
    public void Read_BracketsWithoutEnd_IsRefusedNotACrash() =>
        Assert.Throws<InvalidPostException>(() => Posts.Of(string.Concat(Enumerable.Repeat("[[[[((((`*_<&|\n", 1_000))));
}
