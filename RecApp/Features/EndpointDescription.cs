using RecApp.Hosting.Assistants;
using RecApp.Hosting.Description;

namespace RecApp.Features;

/// <summary>How endpoints present themselves in the API's description.</summary>
internal static class EndpointDescription
{
    /// <summary>Says what an endpoint is for; a test demands all three.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="name">What programs call the operation, as in <c>RecommendMovies</c>.</param>
    /// <param name="summary">A few words.</param>
    /// <param name="description">What to give and what comes back.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string name, string summary, string description) =>
        endpoint.WithName(name).WithSummary(summary).WithDescription(description);

    /// <summary>Shows a call that works; a test demands it of every endpoint that takes anything, and makes the call.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="values">By the names of parameters and of the body's fields.</param>
    public static RouteHandlerBuilder Example(this RouteHandlerBuilder endpoint, object values) => endpoint.WithMetadata(EndpointExample.Of(values));

    /// <summary>The same where the body is a text.</summary>
    public static RouteHandlerBuilder ExampleText(this RouteHandlerBuilder endpoint, string body, object parameters) =>
        endpoint.WithMetadata(EndpointExample.Of(parameters) with { Text = body });

    /// <summary>Offers an endpoint that changes nothing to assistants as a tool.</summary>
    public static RouteHandlerBuilder AsTool(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new ToolEndpoint());
}
