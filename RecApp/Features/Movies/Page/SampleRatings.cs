using System.Globalization;
using CsvHelper;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Tables;

namespace RecApp.Features.Movies.Page;

/// <summary>A file to try an upload with.</summary>
internal static class SampleRatings
{
    /// <summary>Writes films as Letterboxd does, with the columns that are read.</summary>
    public static byte[] Csv(IReadOnlyList<(MovieItem Film, double Stars)> rated)
    {
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { NewLine = "\r\n" }, leaveOpen: true))
        {
            writer.WriteHeader(["Name", "Year", "Rating"]);
            foreach (var (film, stars) in rated)
            {
                writer.WriteField(MovieTitle.Name(film.Title));
                writer.WriteField(film.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
                writer.WriteField(stars.ToString(CultureInfo.InvariantCulture));
                writer.EndRecord();
            }
        }
        return bytes.ToArray();
    }
}
