using RecApp.Features.Lyrics.Model.Writing;
using RecApp.Serving;

namespace RecApp.Features.Lyrics.Api;

/// <summary>The route of the source system, for its clients.</summary>
public static class LyricsDropIn
{
    private const int Lines = 5;

    /// <summary>Maps <c>POST /apiUS</c>.</summary>
    public static IEndpointRouteBuilder MapLyricsDropIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/apiUS", Write)
            .Describe("WriteLyricsFromForm", "Write five lines that go on from an input",
                "Takes the form field input, or none, and answers {\"output\": \"line\\nline…\"}.")
            .Example(new { input = "The night is young" })
            .WithTags("Drop-in")
            .Accepts<FormInput>("application/x-www-form-urlencoded", "multipart/form-data")
            .Produces<Output>()
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .DisableAntiforgery();
        return app;
    }

    private static async Task<IResult> Write(HttpContext context, LyricsService service, CancellationToken cancellationToken)
    {
        string? input = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(cancellationToken))["input"].ToString() : null;
        var song = await service.GenerateAsync(new() { Prefix = input, Lines = Lines, Scheme = RhymeScheme.Free }, cancellationToken);
        context.Response.SetPredictionId(song.PredictionId);
        return TypedResults.Ok(new Output(string.Join('\n', song.Lines.Select(line => line.Text))));
    }

    /// <param name="Input">What the first line begins with.</param>
    public sealed record FormInput(string? Input);

    /// <param name="Text">Five lines.</param>
    public sealed record Output([property: System.Text.Json.Serialization.JsonPropertyName("output")] string Text);
}
