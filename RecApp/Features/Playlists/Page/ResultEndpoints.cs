using Microsoft.AspNetCore.Http.HttpResults;

namespace RecApp.Features.Playlists.Page;

/// <summary>Downloads of what the page shows, by plain links.</summary>
public static class ResultEndpoints
{
    /// <summary>The link to an answer as <c>csv</c> or <c>json</c>.</summary>
    public static string Address(Guid predictionId, string format) => $"{PlaylistQuery.Path}/results/{predictionId}.{format}";

    /// <summary>Maps the downloads of <c>/recommender</c>.</summary>
    public static IEndpointRouteBuilder MapPlaylistDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet(PlaylistQuery.Path + "/results/{predictionId:guid}.{format:regex(^(csv|json)$)}", Download).ExcludeFromDescription();
        return app;
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> Download(Guid predictionId, string format, RecentAnswers answers)
    {
        if (!answers.TryGet(predictionId, out var answer))
            return TypedResults.Problem("This result is no longer kept. Open its page again and press Recommend.", statusCode: StatusCodes.Status404NotFound);
        return format == "csv"
            ? TypedResults.File(PlaylistExport.ToCsv(answer), "text/csv; charset=utf-8", $"recapp-songs-{predictionId:N}.csv")
            : TypedResults.File(PlaylistExport.ToJson(answer), "application/json", $"recapp-songs-{predictionId:N}.json");
    }
}
