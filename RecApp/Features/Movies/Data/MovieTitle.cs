using System.Globalization;
using System.Text.RegularExpressions;

namespace RecApp.Features.Movies.Data;

/// <summary>What a MovieLens title says beside the name.</summary>
internal static partial class MovieTitle
{
    /// <summary>The year in the last brackets that hold one ("(1995)", or "(2006–2007)" for the first year of a series); null without.</summary>
    public static int? Year(string title) =>
        Brackets().Matches(title).LastOrDefault() is { } match ? int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\((?<year>[0-9]{4})([-–][0-9]{0,4})?\)")]
    private static partial Regex Brackets();
}
