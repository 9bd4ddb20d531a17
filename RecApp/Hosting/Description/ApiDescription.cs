using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Description;

/// <summary>The API's description at /openapi/v1.json and its manual at /swagger, whose scripts are files, as the policy demands.</summary>
internal static class ApiDescription
{
    /// <summary>The document's name.</summary>
    public const string Version = "v1";

    private const string KeyScheme = "administrator";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        // Whatever answers GET answers HEAD too; described twice, two operations would have one name.
        options.ShouldInclude = endpoint => endpoint.HttpMethod != HttpMethods.Head;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RecApp";
            document.Info.Version = Version;
            document.Info.Description = "[RecApp](/)'s predictions for programs, and at /mcp as tools for assistants. Errors are application/problem+json; " +
                "429 comes with Retry-After. Answers that predict carry modelVersion and predictionId. Bodies may be compressed (gzip, deflate, br), and where there is GET there is HEAD.";
            (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [KeyScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key in Admin:Key." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(FormFields.ShowAsync);
        options.AddOperationTransformer(Refusals.DescribeAsync);
        options.AddOperationTransformer(EndpointExample.ShowAsync);
        options.AddSchemaTransformer(WrittenTypes.DescribeAsync);
    });

    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/v1.json").RequireRateLimiting(RateLimits.Api).AnswerHead();

    public static void UseApiManual(this WebApplication app) => app.UseSwaggerUI(options =>
    {
        options.RoutePrefix = "swagger";
        options.DocumentTitle = "RecApp API";
        options.SwaggerEndpoint("/openapi/v1.json", "RecApp v1");
        options.HeadContent = "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />";
        options.InjectStylesheet("/css/manual.css");
        options.InjectJavascript("/js/manual.js");
    });
}
