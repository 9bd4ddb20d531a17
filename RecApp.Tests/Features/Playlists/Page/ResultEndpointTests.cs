using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Playlists.Page;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Playlists.Page;

public class ResultEndpointTests
{
    [Fact]
    public async Task Download_KeptAndUnknownAnswer_GivesTheFileOrAClearNo()
    {
        await using RecAppFactory factory = new();
        var client = factory.CreateClient();
        var answer = Sample.Answer();
        factory.Services.GetRequiredService<RecentAnswers>().Add(answer);
        var token = TestContext.Current.CancellationToken;

        var csv = await client.GetAsync(ResultEndpoints.Address(answer.PredictionId, "csv"), token);
        var json = await client.GetAsync(ResultEndpoints.Address(answer.PredictionId, "json"), token);
        var gone = await client.GetAsync(ResultEndpoints.Address(Guid.CreateVersion7(), "csv"), token);
        var odd = await client.GetAsync(ResultEndpoints.Address(answer.PredictionId, "exe"), token);

        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("attachment; filename=recapp-songs-", csv.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
        Assert.Equal("application/json", json.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, odd.StatusCode);
    }
}
