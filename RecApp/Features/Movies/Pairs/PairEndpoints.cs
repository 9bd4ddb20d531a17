using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Features.Movies.Api;
using RecApp.Hosting.Administration;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs;

/// <summary>The HTTP API of pre-computed pairs.</summary>
public static class PairEndpoints
{
    /// <summary>Maps <c>movies/pairs</c> and, for administrators, <c>movies/batch</c> under the API's group.</summary>
    public static RouteGroupBuilder MapMoviePairs(this RouteGroupBuilder api)
    {
        var pairs = api.MapGroup("/movies/pairs").WithTags("Movies").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        pairs.MapGet("/", Status)
            .Describe("DescribeMoviePairs", "Say which pre-computed pairs there are",
                "The batch that answers, and every batch that is kept, with the model and the code that computed it.");
        pairs.MapGet("/movies", Popular)
            .Describe("ListMoviePairFilms", "List the films that pair up",
                "The popular films of the published batch, the most popular first: every two of them have an answer.");
        pairs.MapGet("/{a:int}/{b:int}", Find)
            .Describe("GetMoviePair", "Look up two popular films",
                "What was computed in advance for two films, whose order doesn't matter, with the batch, the model and the time it comes from.")
            .Example(new { a = 318, b = 296 })
            .ProducesProblem(StatusCodes.Status404NotFound);
        var batch = api.MapGroup("/movies/batch").WithTags("Movies").RequireAdministrator();
        batch.MapGet("/", State)
            .Describe("GetMovieBatch", "Say how far the batch is",
                "For administrators. The batch that runs, on whichever instance, or ran last: pairs done, rate, seconds left.");
        batch.MapPost("/", Start)
            .Describe("StartMovieBatch", "Compute all pairs of popular films",
                "For administrators. Returns at once; readers see the new answers when all are there. A batch that was interrupted is gone on with. One at a time.")
            .Example(new { top = 1000, take = 10 })
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        batch.MapDelete("/", Cancel)
            .Describe("CancelMovieBatch", "Cancel the batch that runs",
                "For administrators. What was published before still is; starting again goes on where the batch ended.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        batch.MapPost("/rollback", RollBack)
            .Describe("RollBackMovieBatch", "Publish the batch before the published one",
                "For administrators. Readers see the older answers from the next request on.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Ok<PairStatus>> Status(MoviePairService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.StatusAsync(cancellationToken));

    private static async Task<Ok<FoundMovies>> Popular(MoviePairService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(new FoundMovies(await service.PopularAsync(cancellationToken)));

    private static async Task<Results<Ok<PairAnswer>, ProblemHttpResult>> Find(
        [Description("MovieLens id.")] int a, [Description("MovieLens id of another film.")] int b, MoviePairService service, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await service.FindAsync(a, b, cancellationToken));
        }
        catch (NoSuchPairException none)
        {
            return Problem(none.Message, StatusCodes.Status404NotFound);
        }
    }

    private static Ok<PairBatchState> State(PairBatchRunner runner) => TypedResults.Ok(runner.State);

    private static async Task<Results<Accepted<PairBatchState>, ProblemHttpResult>> Start(PairBatchRequest request, PairBatchRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            await runner.StartAsync(request.Top, request.Take, Environment.ProcessorCount, cancellationToken);
            return TypedResults.Accepted("/api/v1/movies/batch", runner.State);
        }
        catch (PairsBusyException busy)
        {
            return Problem(busy.Message, StatusCodes.Status409Conflict);
        }
    }

    private static async Task<Results<Ok<PairBatchState>, ProblemHttpResult>> Cancel(PairBatchRunner runner) =>
        await runner.CancelAsync() ? TypedResults.Ok(runner.State) : Problem("No batch runs.", StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<PairVersion>, ProblemHttpResult>> RollBack(PairBatchRunner runner, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(runner.RollBack, cancellationToken) is { } batch
                ? TypedResults.Ok(PairVersion.Of(batch))
                : Problem("There is no complete batch before the published one.", StatusCodes.Status404NotFound);
        }
        catch (PairsBusyException busy)
        {
            return Problem(busy.Message, StatusCodes.Status409Conflict);
        }
    }

    private static ProblemHttpResult Problem(string detail, int status) => TypedResults.Problem(detail, statusCode: status);
}

/// <summary>Which pairs to compute; what is left out is taken from the settings under <c>Movies:Batch</c>.</summary>
public sealed record PairBatchRequest
{
    [Description("How many of the most popular films pair up, 2–5,000.")]
    public int? Top { get; init; }

    [Description("How many films each pair recommends, 1–100.")]
    public int? Take { get; init; }
}
