using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using RecApp.Spotify;

namespace RecApp.Hosting;

/// <summary>One bucket per address and kind of request. Circuit events don't pass here; the inference gate bounds those.</summary>
public static class RateLimits
{
    /// <summary>Policy for endpoints that write: <c>RequireRateLimiting(RateLimits.Feedback)</c>.</summary>
    public const string Feedback = "feedback";

    internal static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HostingOptions>>((limiter, hosting) =>
        {
            var rules = hosting.Value.RateLimits;
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = ExplainAsync;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                ApiPaths.IsApi(context) && !context.Request.Path.StartsWithSegments("/health") ? Bucket(context, "api", rules.Api)
                : IsPage(context) || context.Request.Path.StartsWithSegments(SpotifyAddresses.Root) ? Bucket(context, "page", rules.Pages)
                : RateLimitPartition.GetNoLimiter("unlimited"));
            limiter.AddPolicy(Feedback, context => Bucket(context, Feedback, rules.Feedback));
        });
        return services;
    }

    internal static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static RateLimitPartition<string> Bucket(HttpContext context, string kind, RateLimitRule rule) =>
        RateLimitPartition.GetTokenBucketLimiter($"{kind} {ClientAddress.Of(context)}", _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = rule.Burst,
            TokensPerPeriod = rule.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static async ValueTask ExplainAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var until) ? until : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var message = $"Too many requests from your address. Try again in {seconds} s.";
        if (ApiPaths.IsApi(context))
            await Results.Problem(message, statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
        else
            await PlainPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests", message);
    }
}
