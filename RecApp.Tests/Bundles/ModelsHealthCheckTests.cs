using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public class ModelsHealthCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_SeveralBrokenModels_NamesEachOfThem()
    {
        using var folder = new TemporaryFolder();
        await using var factory = new RecAppFactory { ModelsPath = folder.Location };
        using var client = factory.CreateClient();
        var catalog = factory.Services.GetRequiredService<ModelCatalog>();
        string[] names = [.. catalog.List().Select(model => model.Name)];
        Assert.True(names.Length > 1);
        foreach (string name in names)
            await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync(name, Cancellation));
        using var answer = await client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var check = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("checks").EnumerateArray().Single(c => c.GetProperty("name").GetString() == "models");
        Assert.Equal("degraded", check.GetProperty("status").GetString());
        Assert.All(names, name => Assert.Contains($"{name} is unavailable: ", check.GetProperty("description").GetString(), StringComparison.Ordinal));
    }
}
