using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RecApp.Features.Movies.Next;
using RecApp.Visitors;

namespace RecApp.Features.Movies.Api;

/// <summary>The HTTP API of the movie recommender.</summary>
public static class MovieEndpoints
{
    private const int UsualNumber = 10;

    /// <summary>Maps <c>movies/recommend</c>, <c>movies/search</c>, <c>movies/next</c> and <c>movies/{id}/similar</c> under the API's group.</summary>
    public static RouteGroupBuilder MapMovies(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/movies").WithTags("Movies")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/recommend", Recommend)
            .Describe("RecommendMovies", "Recommend films",
                "Give ids or links of films that were liked, or their stars as well. The list crowd has what people of that taste like, the list closest what is most like the films given, "
                + "with at most two of a series in five. Every film says which of those given speak for it, and how much; a film that was disliked never does.")
            .Example(new { ids = "2571,1214", stars = "5,4", num = 5, genre = "Sci-Fi", yearFrom = 1980 })
            .AsTool();
        group.MapGet("/search", Search)
            .Describe("SearchMovies", "Find films by title",
                "Beginnings of words in any order, whatever their case, accents and punctuation and however numbers are written; small slips are forgiven. A year narrows. "
                + "IMDb's ids and links of IMDb, TMDB, MovieLens and Letterboxd find their film. Where nothing is found, a note says why.")
            .Example(new { q = "matrix 1999", take = 5 })
            .AsTool();
        group.MapGet("/next", Next)
            .Describe("NextMovies", "Recommend what is next for a visitor",
                "Films for what the visitor did lately, as events told it: from films played, added, saved or wanted more of, without those and without those hidden. "
                + "The last 100 events count, until 30 days after the last one or until they are forgotten. Where nothing is recommended, a note says why.")
            .Example(CurrentVisitor.HeaderExample);
        group.MapGet("/{id:int}/similar", Similar)
            .Describe("SimilarMovies", "Films for people who like one",
                "What the default ranker recommends to somebody who likes this film alone.")
            .Example(new { id = 2571, num = 5 })
            .AsTool();
        return api;
    }

    private static async Task<Ok<MovieAnswer>> Recommend(
        MovieService service, CancellationToken cancellationToken,
        [Description("MovieLens ids, IMDb's ids such as tt0133093, or links of IMDb, TMDB, MovieLens or Letterboxd, that commas separate, 1–1,000; the same film again counts once.")] string? ids = null,
        [Description("How many films, 1–100.")] int num = UsualNumber,
        [Description("crowd or closest.")] string list = MovieService.Crowd,
        [Description("auto or neighbours, for the list crowd.")] string ranker = MovieService.DefaultRanker,
        [Description("Only films of this genre.")] string? genre = null,
        [Description("Only films of this year or later.")] int? yearFrom = null,
        [Description("Only films of this year or earlier.")] int? yearTo = null,
        [Description("Stars of the ids at the same places, 0.5–5, that commas separate; an empty place is a film that was just liked.")] string? stars = null,
        [Description("From what many people like (-1) to what few know (1).")] double unusual = 0) =>
        TypedResults.Ok((await service.RecommendAsync(
            new()
            {
                Ids = await MovieParameters.IdsAsync(ids, service, cancellationToken),
                Stars = MovieParameters.Stars(stars),
                Num = num,
                List = list,
                Ranker = ranker,
                Genre = genre,
                YearFrom = yearFrom,
                YearTo = yearTo,
                Unusual = unusual,
            },
            cancellationToken)).Answer);

    private static async Task<Ok<FoundMovies>> Search(
        MovieService service, CancellationToken cancellationToken,
        [Description("What to look for.")] string? q = null,
        [Description("How many at most, 1–50.")] int take = UsualNumber) =>
        TypedResults.Ok(await service.SearchAsync(q, take, cancellationToken));

    private static async Task<Ok<NextMovieAnswer>> Next(
        NextAnswers<MovieAnswer> next, CancellationToken cancellationToken,
        [FromHeader(Name = CurrentVisitor.Header), Description(CurrentVisitor.HeaderMeaning)] string? visitor = null) =>
        TypedResults.Ok(await next.GetAsync(cancellationToken) is { } found ? NextMovieAnswer.Of(found) : new() { Note = next.NothingFor(visitor) });

    private static async Task<Ok<MovieAnswer>> Similar(
        [Description("MovieLens id.")] int id, MovieService service, CancellationToken cancellationToken,
        [Description("How many films, 1–100.")] int num = UsualNumber) =>
        TypedResults.Ok((await service.SimilarAsync(id, num, cancellationToken)).Answer);
}

/// <summary>What a search found, best first.</summary>
public sealed record FoundMovies(IReadOnlyList<MovieItem> Items)
{
    /// <summary>Why nothing was found; null where something was, or nothing was looked for.</summary>
    public string? Note { get; init; }
}
