using System.Text.RegularExpressions;

namespace RecApp.Features.Movies.Page;

/// <summary>Titles as people say them: MovieLens puts articles behind, as in <c>Matrix, The (1999)</c>.</summary>
public static partial class MovieTitle
{
    /// <summary>The title with its articles in front, in its translations too.</summary>
    public static string Natural(string title) =>
        BehindArticle().Replace(title, match => match.Groups["article"].Value is var article && article.EndsWith('\'')
            ? article + match.Groups["name"].Value
            : $"{article} {match.Groups["name"].Value}");

    // A name stands at the start or behind a parenthesis, and ends before one or with the title; "a.k.a." may stand before it.
    [GeneratedRegex(@"((?<=^|\()(?!a\.k\.a\. )|(?<=\(a\.k\.a\. ))(?<name>[^()]+), (?<article>The|An?|Le|La|Les|L'|Il|Lo|I|Gli|El|Los|Las|Das|Der|Die|Den|Det|Een?|Het|De|Une?|Una|Os?|As?)(?=\)| \(|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BehindArticle();
}
