using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RecApp.Features.Playlists.Next;
using RecApp.Visitors;

namespace RecApp.Features.Playlists.Api;

/// <summary>The HTTP API of the playlist recommender.</summary>
public static class PlaylistEndpoints
{
    private const int UsualFound = 10;

    /// <summary>Maps <c>playlists/recommend</c>, <c>playlists/next</c>, <c>playlists/search</c> and <c>tracks/search</c> under the API's group.</summary>
    public static RouteGroupBuilder MapPlaylists(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Playlists");
        group.MapPost("/playlists/recommend", Recommend)
            .Describe("RecommendPlaylists", "Recommend songs and playlists",
                "Give ids of songs (at most 10,000), a playlist of the catalogue, nine mood features, or any mix. The ranker blend weighs co-occurrence, "
                + "artists and sound; cluster takes the nearest songs of the most similar or dissimilar playlists. Every song says why it is there.")
            .Example(new { tracks = new[] { "0sf12qNH5qcw8qpgymFOqD" }, take = 10 })
            .AsTool()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/playlists/next", Next)
            .Describe("NextTracks", "Recommend what is next for a visitor",
                "Songs for what the visitor did lately, as events told it: from songs and playlists played, added, saved or wanted more of, without those and without those hidden. "
                + "The last 100 events count, until 30 days after the last one or until they are forgotten. Where nothing is recommended, a note says why.")
            .Example(CurrentVisitor.HeaderExample)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/playlists/search", SearchPlaylists)
            .Describe("SearchPlaylists", "Find playlists by name",
                "Beginnings of words in any order, whatever their case, accents and punctuation; small slips are forgiven.")
            .Example(new { q = "summer", take = 5 })
            .AsTool()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/tracks/search", SearchTracks)
            .Describe("SearchTracks", "Find songs by title and artist",
                "Beginnings of words of title and artists in any order, whatever their case, accents and punctuation; small slips are forgiven. Each song once.")
            .Example(new { q = "blinding lights", take = 5 })
            .AsTool()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Ok<PlaylistAnswer>> Recommend(PlaylistRequest request, PlaylistService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.RecommendAsync(request, cancellationToken));

    private static async Task<Ok<NextTrackAnswer>> Next(
        NextAnswers<PlaylistAnswer> next, CancellationToken cancellationToken,
        [FromHeader(Name = CurrentVisitor.Header), Description(CurrentVisitor.HeaderMeaning)] string? visitor = null) =>
        TypedResults.Ok(await next.GetAsync(cancellationToken) is { } found ? NextTrackAnswer.Of(found) : new() { Note = next.NothingFor(visitor) });

    private static async Task<Ok<FoundItems<PlaylistItem>>> SearchPlaylists(
        PlaylistService service, CancellationToken cancellationToken,
        [Description("What to look for.")] string? q = null,
        [Description("How many at most, 1–50.")] int take = UsualFound) =>
        TypedResults.Ok(new FoundItems<PlaylistItem>(await service.SearchPlaylistsAsync(q, take, cancellationToken)));

    private static async Task<Ok<FoundItems<TrackItem>>> SearchTracks(
        PlaylistService service, CancellationToken cancellationToken,
        [Description("What to look for.")] string? q = null,
        [Description("How many at most, 1–50.")] int take = UsualFound) =>
        TypedResults.Ok(new FoundItems<TrackItem>(await service.SearchTracksAsync(q, take, cancellationToken)));
}

/// <summary>What a search found, best first.</summary>
public sealed record FoundItems<T>(IReadOnlyList<T> Items);
