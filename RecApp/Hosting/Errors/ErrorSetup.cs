namespace RecApp.Hosting.Errors;

internal static class ErrorSetup
{
    public static IServiceCollection AddErrors(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = problem => problem.ProblemDetails.Detail ??= problem.ProblemDetails.Status switch
        {
            StatusCodes.Status404NotFound => "There is nothing at this address; /openapi/v1.json lists what there is.",
            StatusCodes.Status405MethodNotAllowed => "This address does not take this method; /openapi/v1.json says which it takes.",
            StatusCodes.Status413PayloadTooLarge => "The body is larger than this server accepts; send less at once.",
            StatusCodes.Status415UnsupportedMediaType => BadRequests.UnknownBody,
            StatusCodes.Status500InternalServerError => "Something went wrong on the server. It has been logged under the traceId.",
            _ => null,
        });
        // Asked after the framework's own.
        services.AddSingleton<IProblemDetailsWriter, AnyAcceptProblems>();
        services.AddExceptionHandler<FailureHandler>();
        // Also outside Development, so that a bad request says what is bad about it.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>
    /// The API answers inside its own branch: re-executing /not-found for it would turn its errors into HTML, and POST ones
    /// into 400. The outer handlers stand on the application itself, because a branch can't route a request again.
    /// </summary>
    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(ApiPaths.IsApi, api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });
        app.UseMiddleware<RefusedPages>();
    }
}
