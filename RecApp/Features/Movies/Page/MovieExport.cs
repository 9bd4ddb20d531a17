using CsvHelper;
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
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { NewLine = "\r\n", WriteByteOrderMark = true }, leaveOpen: true))
        {
            writer.WriteHeader(["MovieLens id", "Title", "Year", "Genres", "Score", "Reasons", "IMDb id", "TMDB id"]);
            foreach (var movie in answer.Movies)
            {
                writer.WriteField(movie.Id);
                writer.WriteField(FormulaGuard.Text(movie.Title));
                writer.WriteField(movie.Year);
                writer.WriteField(FormulaGuard.Text(string.Join("; ", movie.Genres)));
                writer.WriteField(movie.Score);
                writer.WriteField(FormulaGuard.Text(string.Join("; ", movie.Reasons.Select(reason => FormattableString.Invariant($"{reason.Title} {reason.Share:0.00}")))));
                writer.WriteField(FormulaGuard.Text(movie.ImdbId ?? ""));
                writer.WriteField(movie.TmdbId);
                writer.EndRecord();
            }
        }
        return bytes.ToArray();
    }
}
