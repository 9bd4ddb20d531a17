using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Bundles;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Tests.Bundles;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Models;

public sealed class CandidateEndpointTests : IAsyncLifetime
{
    private readonly ModelHost _host = new(settings: new() { ["Admin:Key"] = SignInBrowser.Key });
    private HttpClient _anonymous = null!;
    private HttpClient _administrator = null!;
    private ModelManifest _candidate = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_anonymous, _administrator) = (_host.Factory.CreateClient(), _host.Factory.CreateClient());
        _administrator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SignInBrowser.Key);
        await _host.Factory.Services.GetRequiredService<ModelCatalog>().WarmAsync("words", Cancellation);
        _candidate = TestBundles.Write(_host.Factory.Services.GetRequiredService<Candidates>().Folder, "words", "newest", TestBundles.FirstDay.AddDays(9));
    }

    public async ValueTask DisposeAsync()
    {
        _anonymous.Dispose();
        _administrator.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Candidates_OfAModel_StandBesideTheServedVersion()
    {
        var list = await _anonymous.GetFromJsonAsync<JsonElement>("/api/v1/models/words/candidates", Cancellation);
        Assert.Equal(_host.Newest.Version, list.GetProperty("served").GetString());
        var candidate = Assert.Single(list.GetProperty("candidates").EnumerateArray());
        Assert.Equal(_candidate.Version, candidate.GetProperty("version").GetString());
        Assert.True(candidate.GetProperty("comparison").GetProperty("onTheSameData").GetBoolean());
        Assert.Equal(2, candidate.GetProperty("comparison").GetProperty("figures").GetArrayLength());
    }

    [Fact]
    public async Task Promote_ACandidate_ServesIt()
    {
        using var answer = await _administrator.PostAsJsonAsync("/api/v1/models/words/promote", new { version = _candidate.Version }, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(_candidate.Version, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("served").GetString());
    }

    [Fact]
    public async Task Discard_WithTheKey_DeletesTheCandidateOnce()
    {
        string address = $"/api/v1/models/words/candidates/{_candidate.Version}";
        Assert.Equal(HttpStatusCode.Unauthorized, (await _anonymous.DeleteAsync(address, Cancellation)).StatusCode);
        var shadows = _host.Factory.Services.GetRequiredService<Shadows>();
        await shadows.StartAsync("words", _candidate.Version, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, (await _administrator.DeleteAsync(address, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.DeleteAsync(address, Cancellation)).StatusCode);
        Assert.Null(shadows.Of("words"));
    }

    [Fact]
    public async Task Discard_WhileAnExperimentComparesIt_IsRefusedUntilThatEnds()
    {
        using var drafted = await _administrator.PostAsJsonAsync(
            "/api/v1/experiments",
            new
            {
                name = "newest",
                model = "words",
                outcome = "feedback",
                baseRate = 0.3,
                minimumEffect = 0.2,
                variants = new object[] { new { name = "served", share = 0.5 }, new { name = "candidate", share = 0.5, version = _candidate.Version } },
            },
            Cancellation);
        drafted.EnsureSuccessStatusCode();
        (await _administrator.PostAsync("/api/v1/experiments/newest/start", null, Cancellation)).EnsureSuccessStatusCode();
        string address = $"/api/v1/models/words/candidates/{_candidate.Version}";

        using var refused = await _administrator.DeleteAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains($"The experiment newest compares {_candidate.Version}; stop it first.", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        (await _administrator.PostAsync("/api/v1/experiments/newest/stop", null, Cancellation)).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.NoContent, (await _administrator.DeleteAsync(address, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("words", 409, "Retraining:Data")]
    [InlineData("nothing", 404, "There are: ")]
    public async Task Training_WithoutDataOrModel_SaysWhatIsMissing(string model, int status, string expected)
    {
        using var answer = await _administrator.PostAsync($"/api/v1/models/{model}/training", null, Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_NoneRuns_SaysSoAndHasNothingToCancel()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _anonymous.GetAsync("/api/v1/models/words/training", Cancellation)).StatusCode);
        var state = await _administrator.GetFromJsonAsync<JsonElement>("/api/v1/models/words/training", Cancellation);
        Assert.Equal("idle", state.GetProperty("phase").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.DeleteAsync("/api/v1/models/words/training", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Shadow_OfACandidate_BeginsAndEnds()
    {
        const string address = "/api/v1/models/words/shadow";
        var shadows = _host.Factory.Services.GetRequiredService<Shadows>();
        Assert.Equal(HttpStatusCode.Unauthorized, (await _anonymous.PostAsJsonAsync(address, new { version = _candidate.Version }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _administrator.PostAsJsonAsync(address, new { version = _host.Newest.Version }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await _administrator.PostAsJsonAsync(address, new { version = "20200101-00000000" }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _administrator.PostAsJsonAsync(address, new { version = _candidate.Version }, Cancellation)).StatusCode);
        Assert.Equal(_candidate.Version, shadows.Of("words"));
        Assert.Equal(HttpStatusCode.NoContent, (await _administrator.DeleteAsync(address, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _administrator.DeleteAsync(address, Cancellation)).StatusCode);
        Assert.Null(shadows.Of("words"));
    }
}
