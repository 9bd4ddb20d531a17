using RecApp.Session;

namespace RecApp.Features.Movies.Page;

/// <summary>Fills the form from an address: looks up what the ids stand for.</summary>
public sealed class MovieFormLoader(MovieService service)
{
    /// <summary>A form in the state of the query, and what of it the catalogue does not know.</summary>
    /// <exception cref="Bundles.ModelUnavailableException">The catalogue can't be read.</exception>
    public async Task<(MovieForm Form, IReadOnlyList<QueryProblem> Problems)> LoadAsync(
        MovieQuery query, IReadOnlyList<string> genres, CancellationToken cancellationToken)
    {
        List<QueryProblem> problems = [];
        var form = new MovieForm
        {
            Pair = query.Pair,
            Ranker = query.Ranker,
            Genre = genres.FirstOrDefault(genre => genre.Equals(query.Genre, StringComparison.OrdinalIgnoreCase)),
            YearFrom = query.YearFrom,
            YearTo = query.YearTo,
            Unusual = query.Unusual,
            Take = query.Take,
        };
        if (query.Genre is not null && form.Genre is null)
            problems.Add(new("genre", $"{QueryReader.Quote(query.Genre)} is not a genre of the catalogue; allowed: {string.Join(", ", genres)}. All genres are used."));
        var found = (await service.MoviesAsync([.. query.Movies.Select(movie => movie.Id)], cancellationToken)).ToDictionary(movie => movie.Id);
        foreach (var rated in query.Movies)
        {
            if (found.TryGetValue(rated.Id, out var movie))
                form.Movies.Add(new(movie) { Stars = rated.Stars });
        }
        var unknown = query.Movies.Where(movie => !found.ContainsKey(movie.Id)).Select(movie => movie.Id).ToList();
        if (unknown.Count > 0)
            problems.Add(new("ids", $"{(unknown.Count == 1 ? "One film" : $"{unknown.Count:N0} films")} of the link {(unknown.Count == 1 ? "is" : "are")} not in the catalogue: {string.Join(", ", unknown.Take(3))}{(unknown.Count > 3 ? " …" : "")}"));
        return (form, problems);
    }
}
