using System.Globalization;
using RecApp.Session;

namespace RecApp.Features.Movies.Page;

/// <summary>Reads the address of <c>/recommender/movies</c> and collects what it had to leave out.</summary>
internal sealed class MovieQueryReader(QueryReader address)
{
    // Well before the first film and well after the last of any catalogue.
    private const int FirstYear = 1870;
    private const int LastYear = 2100;

    public MovieQuery Read()
    {
        var pair = address.Choice("mode", ["live", "pair"]) == "pair";
        var movies = Movies(pair ? 2 : MovieQuery.MaximumMovies);
        var (from, to) = (Year("yearFrom"), Year("yearTo"));
        if (from > to)
        {
            address.Report("yearFrom", $"“From” ({from}) is later than “to” ({to}). Both are left out.");
            (from, to) = (null, null);
        }
        return new()
        {
            Movies = movies,
            Pair = pair,
            List = address.Choice("list", MovieService.Lists),
            Ranker = address.Choice("ranker", MovieService.Rankers),
            Genre = address.Text("genre") is { Length: > 0 and <= 40 } genre ? genre : null,
            YearFrom = from,
            YearTo = to,
            Unusual = address.Number("unusual", -1, 1, "0 is used.") ?? 0,
            Take = Take(),
        };
    }

    private List<RatedMovie> Movies(int most)
    {
        var given = address.List("ids");
        var stars = address.List("stars");
        List<RatedMovie> movies = [];
        foreach (var (index, text) in given.Index())
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                address.Report("ids", $"{QueryReader.Quote(text)} is not the number of a film.");
            else if (movies.All(movie => movie.Id != id))
                movies.Add(new(id, index < stars.Count ? Stars(stars[index]) : null));
        }
        if (movies.Count > most)
            address.Report("ids", $"The link names {movies.Count:N0} films; the first {most:N0} are used.");
        return [.. movies.Take(most)];
    }

    private double? Stars(string text)
    {
        if (text == "-")
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var stars) && RatedMovie.Offered.Contains(stars))
            return stars;
        address.Report("stars", $"{QueryReader.Quote(text)} is not a number of stars; allowed: 0.5 to 5 in halves, or - for none.");
        return null;
    }

    private int? Year(string parameter) => (int?)address.Number(parameter, FirstYear, LastYear, "Any year is used.");

    private int Take()
    {
        var take = address.Number("num", MovieQuery.Takes.Min(), MovieQuery.Takes.Max(), $"{MovieQuery.Takes[0]} is used.");
        return take is { } number && MovieQuery.Takes.Contains((int)number) ? (int)number : MovieQuery.Takes[0];
    }
}
