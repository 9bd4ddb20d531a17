using RecApp.Hosting;
using RecApp.Hosting.Limits;

namespace RecApp.Features;

/// <summary>Where features map their routes; the order in which these groups are made is that of the API's description.</summary>
/// <param name="Links">Addresses beside the pages, such as downloads, limited as pages are.</param>
/// <param name="Api">The HTTP API under <c>/api/v1</c>.</param>
/// <param name="DropIns">Routes of the systems that the product replaces, limited as the API is; their roots stand in <see cref="IFeature.DropInRoots"/>.</param>
public sealed record FeatureRoutes(RouteGroupBuilder Links, RouteGroupBuilder Api, RouteGroupBuilder DropIns)
{
    internal static FeatureRoutes Of(WebApplication app) => new(
        app.MapGroup("").RequireRateLimiting(RateLimits.Pages).AnswerHead(),
        app.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api).AnswerHead(),
        app.MapGroup("").RequireRateLimiting(RateLimits.Api).AnswerHead());
}
