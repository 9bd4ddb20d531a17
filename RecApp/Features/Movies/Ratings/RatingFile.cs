using System.Globalization;
using RecApp.Features.Movies.Model;
using RecApp.Tables;
using RecApp.Text;

namespace RecApp.Features.Movies.Ratings;

/// <summary>Reads ratings of films out of a table: what Letterboxd, IMDb, MovieLens and Trakt export, or plain titles.</summary>
public static class RatingFile
{
    /// <summary>How much is read.</summary>
    public static TableLimits Limits { get; } = new(Bytes: 10 * 1024 * 1024, Rows: 50_000, Columns: 100, Cell: 5_000) { MemoryPerRow = 300 };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static RatingFileContent Read(TableUpload upload, CancellationToken cancellationToken)
    {
        var file = TableFile.Open(upload.Content, Limits, upload.Choices, RatingColumns.IsName);
        var columns = RatingColumns.Find(file.Names);
        var evidence = columns.Rating < 0 ? null : file.Evidence([columns.Rating], cancellationToken);
        var convention = upload.Choices.Numbers ?? evidence?.Convention ?? NumberConvention.Points;
        RowTally tally = new();
        List<(NamedFilm Film, string Rating)> rows = [];
        string? person = null;
        foreach (var (number, cells) in file.Rows(tally, cancellationToken))
        {
            if (Cell(cells, columns.Person) is { Length: > 0 } rater && (person ??= rater) != rater)
                throw new FileRefusedException($"The file has ratings of several people ({person} and {rater}, among others). Take the rows of one of them.");
            rows.Add((Film(number, cells, columns), Cell(cells, columns.Rating)));
        }
        if (rows.Count == 0)
            throw new FileRefusedException("The file has a header but no films.");
        double?[] ratings = [.. rows.Select(row => Number(row.Rating, convention))];
        var scale = StarScale.Of(ratings.Max(), columns.IsOfTen);
        List<NamedFilm> films = [];
        foreach (var ((film, text), rating) in rows.Zip(ratings))
        {
            double? stars = rating is { } given ? scale.Stars(given) : null;
            if (scale.PerStar == 0 || stars is not null)
                films.Add(film with { Stars = stars });
            else
                tally.LeftOut.Add(new(film.Row, text.Length == 0 || NumberText.IsMissing(text) || rating == 0 ? $"{film.Shown} has no rating." : $"{film.Shown}: “{text.Shortened(20)}” is no rating."));
        }
        return new(films, scale, file.Reading(upload.FileName, rows.Count, evidence, tally) with { Question = null });
    }

    private static NamedFilm Film(int row, string[] cells, RatingColumns columns)
    {
        string title = Cell(cells, columns.Title), year = Cell(cells, columns.Year);
        // Dates begin with the year.
        int? number = year.Length >= 4 && int.TryParse(year.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int found) ? found : MovieTitle.Year(title);
        return new(row, title, number)
        {
            OriginalTitle = Cell(cells, columns.OriginalTitle),
            MovieLens = Id(Cell(cells, columns.MovieLens)),
            Imdb = Id(Cell(cells, columns.Imdb).TrimStart('t')),
            Tmdb = Id(Cell(cells, columns.Tmdb)),
            Link = Cell(cells, columns.Link),
            Kind = Cell(cells, columns.Kind),
        };
    }

    private static int? Id(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;

    private static string Cell(string[] cells, int column) => column >= 0 ? cells[column] : "";

    // Letterboxd also writes ★★★½.
    private static double? Number(string text, NumberConvention convention)
    {
        if (text.Length > 0 && text.All(letter => letter is '★' or '½' or '☆'))
            return text.Sum(letter => letter switch { '★' => 1, '½' => 0.5, _ => 0 });
        return NumberText.TryParse(text, convention, out double value) ? value : null;
    }
}

/// <summary>The films of a file in its order, how it rates, and how it was understood.</summary>
public sealed record RatingFileContent(IReadOnlyList<NamedFilm> Films, StarScale Scale, TableReading Reading);

/// <summary>A film as a file names it.</summary>
/// <param name="Row">From 1 for the first row under the header.</param>
/// <param name="Title">May be blank.</param>
/// <param name="Year">Null when unknown.</param>
public sealed record NamedFilm(int Row, string Title, int? Year)
{
    /// <summary>The title in the film's own language; may be blank.</summary>
    public string OriginalTitle { get; init; } = "";

    /// <summary>MovieLens' id.</summary>
    public int? MovieLens { get; init; }

    /// <summary>IMDb's number.</summary>
    public int? Imdb { get; init; }

    /// <summary>TMDB's number.</summary>
    public int? Tmdb { get; init; }

    /// <summary>A link to it; may be blank.</summary>
    public string Link { get; init; } = "";

    /// <summary>What the file says it is, such as TV Series; may be blank.</summary>
    public string Kind { get; init; } = "";

    /// <summary>0.5–5 in halves; null when it was just named.</summary>
    public double? Stars { get; init; }

    /// <summary>As a sentence names it.</summary>
    public string Shown => Title.Length > 0
        ? $"“{Title.Shortened(80)}”{(Year is { } year && MovieTitle.Year(Title) is null ? $" ({year})" : "")}"
        : this switch
        {
            { Imdb: { } imdb } => $"IMDb's tt{imdb:D7}",
            { MovieLens: { } id } => $"MovieLens' film {id}",
            { Tmdb: { } tmdb } => $"TMDB's film {tmdb}",
            _ => "A row without a title",
        };
}
