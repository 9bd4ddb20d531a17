using Microsoft.AspNetCore.Http.HttpResults;

namespace RecApp.Features.Movies.Page;

/// <summary>The page's answer as a file, by a plain link that carries the form.</summary>
public static class MovieDownloads
{
    private const string CsvPath = MovieQuery.Path + "/films.csv";

    /// <summary>Link to the answer of a form as <c>csv</c> or <c>json</c>.</summary>
    public static string Address(MovieQuery query, string format) => format == "csv" ? CsvPath + QueryString(query) : MovieApi.Path(query);

    /// <summary>Maps the downloads of <c>/recommender/movies</c>.</summary>
    public static IEndpointRouteBuilder MapMovieDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(CsvPath, DownloadAsync).ExcludeFromDescription();
        return app;
    }

    private static async Task<FileContentHttpResult> DownloadAsync(HttpRequest request, MovieService service, CancellationToken cancellationToken)
    {
        var (query, _) = MovieQuery.Parse(request.QueryString.Value);
        var answer = (await service.RecommendAsync(query.ToRequest(), cancellationToken)).Answer;
        return TypedResults.File(MovieExport.ToCsv(answer), "text/csv; charset=utf-8", "recapp-films.csv");
    }

    private static string QueryString(MovieQuery query)
    {
        var uri = query.ToUri();
        return uri.Contains('?', StringComparison.Ordinal) ? uri[uri.IndexOf('?', StringComparison.Ordinal)..] : "";
    }
}
