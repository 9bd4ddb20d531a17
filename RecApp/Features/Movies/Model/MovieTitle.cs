using System.Globalization;
using System.Text.RegularExpressions;

namespace RecApp.Features.Movies.Model;

/// <summary>What a MovieLens title says: articles stand behind and the year in brackets, as in <c>Matrix, The (1999)</c>.</summary>
public static partial class MovieTitle
{
    /// <summary>As people say it: with its articles in front, in its translations too.</summary>
    public static string Natural(string title) =>
        BehindArticle().Replace(title, match => match.Groups["article"].Value is var article && article.EndsWith('\'')
            ? article + match.Groups["name"].Value
            : $"{article} {match.Groups["name"].Value}");

    /// <summary>The first name alone, without translations and year: Seven for <c>Seven (a.k.a. Se7en) (1995)</c>.</summary>
    public static string Name(string title) => Natural(title).Split(" (", 2)[0];

    /// <summary>As people say it, other names included, without the year.</summary>
    public static string WithoutYear(string title) => Brackets().Replace(Natural(title), "").Trim();

    /// <summary>Every name of the film as people say it, without its year: the first name, then original and other ones.</summary>
    public static IEnumerable<string> Names(string title)
    {
        string natural = WithoutYear(title);
        string[] names = natural.Split(['(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Brackets may be part of a name, as in "(500) Days of Summer".
        return names.Select(name => name.StartsWith("a.k.a. ", StringComparison.Ordinal) ? name[7..] : name).Append(natural).Distinct();
    }

    /// <summary>The year in the last brackets that hold one ("(1995)", or "(2006–2007)" for the first year of a series); null without.</summary>
    public static int? Year(string title) =>
        Brackets().Matches(title).LastOrDefault() is { } match ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null;

    // A name stands at the start or behind a parenthesis, and ends before one or with the title; "a.k.a." may stand before it.
    [GeneratedRegex(@"((?<=^|\()(?!a\.k\.a\. )|(?<=\(a\.k\.a\. ))(?<name>[^()]+), (?<article>The|An?|Le|La|Les|L'|Il|Lo|I|Gli|El|Los|Las|Das|Der|Die|Den|Det|Een?|Het|De|Une?|Una|Os?|As?)(?=\)| \(|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BehindArticle();

    [GeneratedRegex(@"\((?<year>[0-9]{4})([-–][0-9]{0,4})?\)")]
    private static partial Regex Brackets();
}
