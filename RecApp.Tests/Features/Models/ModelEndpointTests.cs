using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Storage;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Models;

public class ModelEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_TwoVersions_SaysWhichOneIsServed()
    {
        await using var host = new ModelHost();
        await host.Factory.Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Cancellation);
        var list = await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/models", Cancellation);
        var words = Assert.Single(list.GetProperty("models").EnumerateArray(), m => m.GetProperty("name").GetString() == "words");
        Assert.Equal("available", words.GetProperty("state").GetString());
        Assert.Equal(host.Newest.Version, words.GetProperty("served").GetString());
        Assert.Equal([host.Newest.Version, host.Old.Version], words.GetProperty("versions").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Models_OneDamaged_IsUnavailableWithItsReason()
    {
        await using var host = new ModelHost(models => File.AppendAllText(
            Directory.GetFiles(models, "word.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last(), "!"));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => host.Factory.Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Cancellation));
        using var client = host.Factory.CreateClient();
        var words = await client.GetFromJsonAsync<JsonElement>("/api/v1/models/words", Cancellation);
        Assert.Equal("unavailable", words.GetProperty("state").GetString());
        Assert.Contains("has 4 bytes; the manifest says 3", words.GetProperty("reason").GetString());
        Assert.Contains("is damaged", await client.GetStringAsync("/models", Cancellation));
    }

    [Fact]
    public async Task Model_Known_GivesItsManifests()
    {
        await using var host = new ModelHost();
        var words = await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/models/words", Cancellation);
        var manifest = words.GetProperty("versions")[0].GetProperty("manifest");
        Assert.Equal("CC0-1.0", manifest.GetProperty("data")[0].GetProperty("licence").GetString());
        Assert.Equal(17, manifest.GetProperty("hyperparameters").GetProperty("clusters").GetInt32());
        Assert.Equal("blend", manifest.GetProperty("metrics")[0].GetProperty("variant").GetString());
    }

    [Theory]
    [InlineData("/api/v1/models/nothing")]
    [InlineData("/api/v1/models/..%2F..%2Fsecret")]
    [InlineData("/api/v1/predictions/01890a5d-ac96-774b-bcce-b302099a8057")]
    [InlineData("/api/v1/predictions/not-an-id")]
    public async Task Get_NothingThere_Is404Problem(string address)
    {
        await using var host = new ModelHost();
        using var answer = await host.Factory.CreateClient().GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Prediction_JustMade_LeadsBackToDataAndCode()
    {
        await using var host = new ModelHost();
        var lineage = await LineageAsync(host, host.Old.Version);
        Assert.Equal(host.Old.Version, lineage.GetProperty("modelVersion").GetString());
        Assert.Equal("blend", lineage.GetProperty("variant").GetString());
        Assert.Equal(host.Old.CodeCommit, lineage.GetProperty("codeCommit").GetString());
        Assert.Equal(host.Old.Data[0].Sha256, lineage.GetProperty("data")[0].GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Prediction_VersionRemovedSince_StillLeadsBackToDataAndCode()
    {
        await using var host = new ModelHost();
        await host.Factory.Services.GetRequiredService<ModelCatalog>().PromoteAsync("words", host.Old.Version, Cancellation);
        await host.Factory.Services.GetRequiredService<WriteQueue>().WriteAsync(_ => { }, Cancellation);
        Directory.Delete(TestBundles.FolderOf(host.Models, host.Old), recursive: true);
        var lineage = await LineageAsync(host, host.Old.Version);
        Assert.Equal(host.Old.CodeCommit, lineage.GetProperty("codeCommit").GetString());
        Assert.Equal("Words", lineage.GetProperty("data")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Prediction_VersionNobodyKnows_SaysWhatIsKnown()
    {
        await using var host = new ModelHost();
        var lineage = await LineageAsync(host, "20200101-00000000");
        Assert.Equal("20200101-00000000", lineage.GetProperty("modelVersion").GetString());
        Assert.Equal(0, lineage.GetProperty("data").GetArrayLength());
    }

    private static async Task<JsonElement> LineageAsync(ModelHost host, string version)
    {
        var id = host.Factory.Services.GetRequiredService<PredictionLog>().Record("words", version, "blend");
        return await host.Factory.CreateClient().GetFromJsonAsync<JsonElement>($"/api/v1/predictions/{id}", Cancellation);
    }
}
