using System.ComponentModel;
using System.Text;
using RecApp.Serving;

namespace RecApp.Features.Movies.Api;

/// <summary>The route of the source system, for its clients: plain text that a person can read too.</summary>
public static class MovieDropIn
{
    private const int UsualNumber = 10;

    /// <summary>Maps <c>GET /recommend</c>.</summary>
    public static IEndpointRouteBuilder MapMovieDropIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recommend", Recommend)
            .Describe("RecommendMoviesAsText", "Recommend films, as plain text",
                "Model version, the films given and the films recommended, one to a line under a heading each.")
            .Example(new { ids = "4993,41566", num = 3 })
            .WithTags("Drop-in")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> Recommend(
        MovieService service, HttpResponse response, CancellationToken cancellationToken,
        [Description("MovieLens ids, or IMDb's ids or links of films, that commas separate, 1–1,000.")] string? ids = null,
        [Description("How many films, 1–100.")] int num = UsualNumber)
    {
        var recommended = await service.RecommendAsync(new() { Ids = await MovieParameters.IdsAsync(ids, service, cancellationToken), Num = num }, cancellationToken);
        response.SetPredictionId(recommended.Answer.PredictionId);
        return Results.Text(Write(recommended), "text/plain; charset=utf-8");
    }

    private static string Write(RecommendedMovies recommended)
    {
        var text = new StringBuilder(1024);
        text.Append("# Model version:\n").Append(recommended.Answer.ModelVersion).Append("\n# Input movies\n");
        foreach (var movie in recommended.Given)
            text.Append(movie.Title).Append('\n');
        text.Append("# Recommendations\n");
        foreach (var movie in recommended.Answer.Movies)
            text.Append(movie.Title).Append('\n');
        return text.ToString();
    }
}
