using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Tests.Support;

namespace RecApp.Tests.Rules;

public class EndpointTests(SharedApplication application)
{
    [Fact]
    public async Task Endpoint_ForPrograms_HasNameSummaryAndTag()
    {
        var endpoints = application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } route && (route.StartsWith("/api", StringComparison.Ordinal) || route.StartsWith("/health", StringComparison.Ordinal)))
            .ToList();
        Assert.NotEmpty(endpoints);
        var silent = endpoints.Where(endpoint =>
            endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is null
            || string.IsNullOrWhiteSpace(endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary)
            || endpoint.Metadata.GetMetadata<ITagsMetadata>() is null or { Tags.Count: 0 });
        Assert.Empty(silent.Select(endpoint => endpoint.RoutePattern.RawText));
    }
}
