using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Hosting.Limits;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public class EndpointLimitTests(SharedApplication application)
{
    [Fact]
    public async Task Endpoint_Whatever_StandsUnderOneLimitOrSaysWhyUnderNone()
    {
        var endpoints = application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).ToList();
        Assert.NotEmpty(endpoints);
        Assert.Empty(endpoints.Where(endpoint => !IsLimited(endpoint.Metadata) && !SaysWhyNot(endpoint.Metadata)).Select(endpoint => endpoint.DisplayName).Distinct());
        Assert.Empty(endpoints.Where(endpoint => IsLimited(endpoint.Metadata) && SaysWhyNot(endpoint.Metadata)).Select(endpoint => endpoint.DisplayName).Distinct());
    }

    private static bool IsLimited(EndpointMetadataCollection metadata) => metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is not null;

    private static bool SaysWhyNot(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<DisableRateLimitingAttribute>() is not null && metadata.GetMetadata<UnlimitedRequests>() is { Because.Length: > 20 };
}
