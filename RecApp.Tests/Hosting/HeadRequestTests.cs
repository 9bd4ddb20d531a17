using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public class HeadRequestTests(SharedApplication application)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/blog", "/blog/feed.xml", "/css/manual.css", "/swagger/index.html", "/openapi/v1.json", "/health/live",
        "/api/v1/models", "/api/v1/movies/search?q=matrix", "/api/v1/regression/nothing", "/recommend?ids=2571", "/result",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Head_OfWhatAnswersGet_HasItsStatusAndType(string address)
    {
        using var whole = await application.CreateClient().GetAsync(address, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await application.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(whole.StatusCode, head.StatusCode);
        Assert.Equal(whole.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.NotEqual(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }

    [Fact]
    public async Task Endpoint_ThatAnswersGet_AnswersHead()
    {
        var methods = application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .Select(endpoint => (endpoint.DisplayName, Methods: endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(endpoint => endpoint.Methods.Contains("GET")).ToList();
        Assert.NotEmpty(methods);
        Assert.Empty(methods.Where(endpoint => !endpoint.Methods.Contains("HEAD")).Select(endpoint => endpoint.DisplayName));
    }
}
