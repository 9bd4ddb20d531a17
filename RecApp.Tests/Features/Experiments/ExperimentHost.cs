using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Storage;
using RecApp.Tests.Features.Movies;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Experiments;

/// <summary>The real application over a small film model, and an administrator who experiments on its ranker through the API.</summary>
internal sealed class ExperimentHost : IAsyncDisposable
{
    public ExperimentHost(BundledMovies movies)
    {
        Factory = new()
        {
            ModelsPath = movies.ModelsPath,
            Settings = new() { ["Admin:Key"] = SignInBrowser.Key, ["Hosting:RateLimits:Feedback:Burst"] = "10000", ["Hosting:RateLimits:Api:Burst"] = "10000" },
        };
        Administrator = Factory.CreateClient();
        Administrator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SignInBrowser.Key);
        Anybody = Factory.CreateClient();
    }

    public RecAppFactory Factory { get; }

    public HttpClient Administrator { get; }

    public HttpClient Anybody { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What compares the two rankers by what is saved.</summary>
    public static object Rankers(string name = "rankers") => new
    {
        name,
        model = "movies",
        outcome = "save",
        baseRate = 0.3,
        minimumEffect = 0.2,
        variants = new object[] { new { name = "auto", share = 0.5 }, new { name = "neighbours", share = 0.5, settings = new { ranker = "neighbours" } } },
    };

    /// <summary>Drafts and starts it.</summary>
    public async Task RunAsync(object draft, string name = "rankers")
    {
        (await Administrator.PostAsJsonAsync("/api/v1/experiments", draft, Cancellation)).EnsureSuccessStatusCode();
        (await Administrator.PostAsync($"/api/v1/experiments/{name}/start", null, Cancellation)).EnsureSuccessStatusCode();
    }

    /// <summary>Asks for films as a visitor, on any address that answers with films.</summary>
    public async Task<JsonElement> AskAsync(string? visitor, string more = "")
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/api/v1/movies/recommend?ids=2571&num=3{more}");
        if (visitor is not null)
            request.Headers.Add("RecApp-Visitor", visitor);
        using var answer = await Anybody.SendAsync(request, Cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    public Task<HttpResponseMessage> TellAsync(object told) => Anybody.PostAsJsonAsync("/api/v1/events", told, Cancellation);

    /// <summary>How an experiment stands once everything asked is on disk.</summary>
    public async Task<JsonElement> ReportAsync(string name = "rankers")
    {
        await Factory.Services.GetRequiredService<WriteQueue>().WriteAsync(static _ => { }, Cancellation);
        return await Anybody.GetFromJsonAsync<JsonElement>($"/api/v1/experiments/{name}", Cancellation);
    }

    public async ValueTask DisposeAsync() => await Factory.DisposeAsync();
}
