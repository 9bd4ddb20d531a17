using System.Globalization;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Text;
using RecApp.Validation;

namespace RecApp.Features.Movies.Model;

/// <summary>Looks up what a request names in the catalogue.</summary>
internal static class GivenMovies
{
    private const int MostNamed = 5;
    private const int LongestShown = 80;

    /// <summary>The films given, each once, with the stars of their first mention.</summary>
    /// <exception cref="InvalidRequestException">The catalogue lacks some; the message names them.</exception>
    public static GivenMovie[] Find(MovieRequest request, MovieCatalogue catalogue)
    {
        var given = new GivenMovie[request.Ids.Count];
        int count = 0;
        List<int>? unknown = null;
        // Lists are short: a scan beats a set until a few dozen films.
        HashSet<int>? seen = given.Length > 32 ? [] : null;
        double? mean = StarWeights.Mean(request.Stars);
        for (int i = 0; i < given.Length; i++)
        {
            int movie = catalogue.Find(request.Ids[i]);
            if (movie < 0)
                (unknown ??= []).Add(request.Ids[i]);
            else if (seen?.Add(movie) ?? !Contains(given.AsSpan(0, count), movie))
                given[count++] = new(movie, StarWeights.Of(request.Stars.Count > 0 ? request.Stars[i] : null, mean));
        }
        if (unknown is not null)
            throw Unknown([.. unknown.Distinct().Select(id => $"{id}")]);
        return count == given.Length ? given : given[..count];
    }

    /// <summary>The MovieLens id that a text is, or that it leads to.</summary>
    /// <exception cref="InvalidRequestException">It is none; the message names it.</exception>
    public static int Id(string text, MovieModel model)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
            return id;
        string shown = text.Shortened(LongestShown);
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            throw Unknown([shown]);
        return model.Search.Links.Find(text) switch
        {
            null => throw new InvalidRequestException("ids", $"'{shown}' is not a MovieLens id, an IMDb id or a link to a film; give some that commas separate, as in ids=4993,tt0133093."),
            { Problem: { } problem } => throw new InvalidRequestException("ids", $"'{shown}': {problem}"),
            var found => model.Catalogue[found.Film].Id,
        };
    }

    /// <summary>Says which ids are unknown, and where known ones are found.</summary>
    public static InvalidRequestException Unknown(IReadOnlyList<string> ids)
    {
        string named = string.Join(", ", ids.Take(MostNamed));
        string more = ids.Count > MostNamed ? $" and {ids.Count - MostNamed} more" : "";
        return new("ids", $"Unknown movie {(ids.Count == 1 ? "id" : "ids")} {named}{more}; /api/v1/movies/search?q= finds films by their title.");
    }

    private static bool Contains(ReadOnlySpan<GivenMovie> given, int movie)
    {
        foreach (var known in given)
        {
            if (known.Movie == movie)
                return true;
        }
        return false;
    }
}
