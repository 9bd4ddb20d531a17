using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.OpenApi;

namespace RecApp.Hosting.Description;

/// <summary>Says of every operation how it may refuse; features say only what is particular to theirs.</summary>
internal static class Refusals
{
    private const string ProblemType = "application/problem+json";

    private static readonly Dictionary<int, string> Sentences = new()
    {
        [StatusCodes.Status400BadRequest] = "Something given is wrong; errors names each field and what is allowed.",
        [StatusCodes.Status401Unauthorized] = "The administrator's key is missing or wrong.",
        [StatusCodes.Status404NotFound] = "There is no such thing.",
        [StatusCodes.Status409Conflict] = "Something else is under way, or it can't be done as things are.",
        [StatusCodes.Status413PayloadTooLarge] = "The body is larger than this server accepts.",
        [StatusCodes.Status415UnsupportedMediaType] = "The body is written or compressed in a way that is unknown here.",
        [StatusCodes.Status429TooManyRequests] = "Too many requests; Retry-After says in how many seconds to come back.",
        [StatusCodes.Status500InternalServerError] = "Something went wrong on the server; it has been logged under the traceId.",
        [StatusCodes.Status503ServiceUnavailable] = "The model or the storage can't be used at the moment.",
    };

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent(nameof(ProblemDetails), await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken));
        document.AddComponent(nameof(HttpValidationProblemDetails), await context.GetOrCreateSchemaAsync(typeof(HttpValidationProblemDetails), null, cancellationToken));
        var responses = operation.Responses ??= [];
        foreach (int status in Usual(operation, context.Description.ActionDescriptor.EndpointMetadata))
            responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), New(status));
        foreach (var (status, response) in responses)
            if (Sentences.TryGetValue(int.Parse(status, CultureInfo.InvariantCulture), out string? sentence))
                response.Description = sentence;

        OpenApiResponse New(int status) => new()
        {
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemType] = new()
                {
                    Schema = new OpenApiSchemaReference(status == StatusCodes.Status400BadRequest ? nameof(HttpValidationProblemDetails) : nameof(ProblemDetails), document),
                },
            },
        };
    }

    private static IEnumerable<int> Usual(OpenApiOperation operation, IList<object> metadata)
    {
        if (operation.Parameters is { Count: > 0 } || operation.RequestBody is not null)
            yield return StatusCodes.Status400BadRequest;
        if (operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) == true)
            yield return StatusCodes.Status404NotFound;
        if (operation.RequestBody is not null)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }
        if (metadata.OfType<EnableRateLimitingAttribute>().Any())
            yield return StatusCodes.Status429TooManyRequests;
        yield return StatusCodes.Status500InternalServerError;
    }
}
