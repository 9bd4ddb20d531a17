using System.Text.RegularExpressions;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Tells comments, strings, numbers and keywords apart; enough to read code by, and no parser.</summary>
internal static class CodeHighlighter
{
    private const string Number = @"(?<number>\b[0-9][0-9_]*(\.[0-9]+)?([eE][-+]?[0-9]+)?\b)";
    private const string DoubleQuoted = @"""([^""\\\n]|\\.)*""", SingleQuoted = @"'([^'\\\n]|\\.)*'";

    // Time grows with the square of the length at worst; more than this nobody reads in a post.
    private const int LongestCode = 20_000;

    private static readonly Dictionary<string, Regex> Languages = new()
    {
        ["C#"] = Of(@"//[^\n]*|/\*[\s\S]*?\*/", DoubleQuoted + "|" + SingleQuoted,
            "abstract async await bool break case catch class const continue default double else enum false finally float for foreach get if in init int interface internal is long namespace new null object out override params private protected public readonly record ref return sealed set static string struct switch this throw true try using var void when where while with yield"),
        ["Python"] = Of(@"\#[^\n]*", DoubleQuoted + "|" + SingleQuoted,
            "and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield"),
        ["shell"] = Of(@"(^|(?<=\s))\#[^\n]*", DoubleQuoted + "|'[^']*'", "case do done elif else esac export fi for function if in then while"),
        ["JSON"] = Of(@"(?!)", DoubleQuoted, "true false null"),
        ["SQL"] = Of(@"--[^\n]*", SingleQuoted, "and as by create delete desc from group insert into is join limit not null on or order select set table update values where"),
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "C#",
        ["cs"] = "C#",
        ["c#"] = "C#",
        ["python"] = "Python",
        ["py"] = "Python",
        ["sh"] = "shell",
        ["bash"] = "shell",
        ["shell"] = "shell",
        ["json"] = "JSON",
        ["sql"] = "SQL",
    };

    /// <summary>What a language is called; empty for one that is not known.</summary>
    public static string NameOf(string? info) => Names.GetValueOrDefault(info ?? "", "");

    /// <summary>The code in pieces that make it up exactly; the kind is null for plain text.</summary>
    /// <param name="code">Any text.</param>
    /// <param name="language">As <see cref="NameOf"/> gives it.</param>
    public static IEnumerable<(string Text, string? Kind)> Split(string code, string language)
    {
        int done = 0;
        if (code.Length <= LongestCode && Languages.TryGetValue(language, out var pattern))
        {
            foreach (Match match in pattern.Matches(code))
            {
                if (match.Index > done)
                    yield return (code[done..match.Index], null);
                yield return (match.Value, KindOf(match));
                done = match.Index + match.Length;
            }
        }
        if (done < code.Length)
            yield return (code[done..], null);
    }

    private static string KindOf(Match match) => ((string[])["comment", "string", "keyword"]).FirstOrDefault(kind => match.Groups[kind].Success) ?? "number";

    private static Regex Of(string comment, string text, string keywords) => new(
        $@"(?<comment>{comment})|(?<string>{text})|(?<keyword>\b({keywords.Replace(' ', '|')})\b)|{Number}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace);
}
