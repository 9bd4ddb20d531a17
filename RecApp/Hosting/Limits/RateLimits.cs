using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Limits.Shared;

namespace RecApp.Hosting.Limits;

/// <summary>
/// One bucket per address and kind of request, on all instances together; every endpoint names its kind. Circuit events don't pass here; the inference gate bounds those.
/// </summary>
public static class RateLimits
{
    /// <summary>What programs call.</summary>
    public const string Api = "api";

    /// <summary>Pages, and what people follow links to: downloads, sign-ins, the feed.</summary>
    public const string Pages = "pages";

    /// <summary>What opens and closes the connection of a circuit.</summary>
    public const string Circuits = "circuits";

    /// <summary>Endpoints that write what a person says.</summary>
    public const string Feedback = "feedback";

    /// <summary>Takes an endpoint out of all limits.</summary>
    /// <param name="because">Why that costs nobody anything.</param>
    public static TBuilder Unlimited<TBuilder>(this TBuilder endpoint, string because) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new UnlimitedRequests(because)).DisableRateLimiting();

    internal static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HostingOptions>>((limiter, hosting) =>
        {
            var rules = hosting.Value.RateLimits;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = ExplainAsync;
            limiter.AddPolicy(Api, context => Bucket(context, rules.Api, Api));
            limiter.AddPolicy(Pages, context => Bucket(context, rules.Pages, Pages));
            limiter.AddPolicy(Circuits, context => Bucket(context, rules.Circuits, Circuits));
            limiter.AddPolicy(Feedback, context => Bucket(context, rules.Feedback, Feedback));
            // What is nobody's endpoint: addresses that don't exist, and middleware that answers by itself.
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null ? RateLimitPartition.GetNoLimiter("of the endpoint")
                : ApiPaths.IsApi(context) ? Bucket(context, rules.Api, "programs")
                : Bucket(context, rules.Pages, "people"));
        });
        return services;
    }

    /// <summary>Has the limits hold for all instances together.</summary>
    internal static IServiceCollection AddSharedBudgets(this IServiceCollection services) =>
        services.AddSingleton<SharedBudgets>().AddHostedService(provider => provider.GetRequiredService<SharedBudgets>());

    /// <summary>The pages, and what Blazor maps beside them.</summary>
    internal static TBuilder LimitPages<TBuilder>(this TBuilder pages) where TBuilder : IEndpointConventionBuilder
    {
        pages.Add(endpoint => endpoint.Metadata.Add(new EnableRateLimitingAttribute(
            endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } route } && route.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) ? Circuits : Pages)));
        return pages;
    }

    internal static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static RateLimitPartition<string> Bucket(HttpContext context, RateLimitRule rule, string kind)
    {
        string budget = $"{kind} {ClientAddress.Of(context)}";
        return context.RequestServices.GetService<SharedBudgets>() is { IsShared: true } shared
            ? RateLimitPartition.Get(budget, name => shared.Add(name, OptionsOf(rule)))
            : RateLimitPartition.GetTokenBucketLimiter(budget, _ => OptionsOf(rule));
    }

    private static TokenBucketRateLimiterOptions OptionsOf(RateLimitRule rule) => new()
    {
        TokenLimit = rule.Burst,
        TokensPerPeriod = rule.RequestsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        // Whoever holds the buckets fills them all.
        AutoReplenishment = false,
    };

    private static ValueTask ExplainAsync(OnRejectedContext rejected, CancellationToken cancellationToken) => new(Refusal.WriteAsync(
        rejected.HttpContext,
        rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : TimeSpan.FromSeconds(1),
        "Too many requests from your address."));
}

/// <summary>Why an endpoint has no limit.</summary>
internal sealed record UnlimitedRequests(string Because);
