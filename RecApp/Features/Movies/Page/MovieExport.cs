using RecApp.Features.Movies.Api;
using RecApp.Tables;

namespace RecApp.Features.Movies.Page;

/// <summary>Writes recommended films as a file.</summary>
public static class MovieExport
{
    /// <summary>
    /// Comma-separated values (RFC 4180, UTF-8 with a byte order mark for spreadsheets); text cells that a spreadsheet
    /// would run as a formula get a leading quote.
    /// </summary>
    public static byte[] ToCsv(MovieAnswer answer)
    {
        using CsvTable csv = new(["MovieLens id", "Title", "Year", "Genres", "Score", "Reasons", "IMDb id", "TMDB id"], withMark: true);
        foreach (var movie in answer.Movies)
        {
            csv.Number(movie.Id).Text(movie.Title).Number(movie.Year).Text(string.Join("; ", movie.Genres)).Number(movie.Score)
                .Text(string.Join("; ", movie.Reasons.Select(reason => FormattableString.Invariant($"{reason.Title} {reason.Share:0.00}"))))
                .Text(movie.ImdbId).Number(movie.TmdbId).EndRow();
        }
        return csv.ToArray();
    }
}
