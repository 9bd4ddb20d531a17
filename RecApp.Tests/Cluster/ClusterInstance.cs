using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Features.Movies.Pairs;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Cluster;

/// <summary>An instance of the application as a process of its own, one of several that share a Redis.</summary>
internal sealed class ClusterInstance : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ApplicationProcess _process;

    private ClusterInstance(ApplicationProcess process, HttpClient client) => (_process, Client) = (process, client);

    /// <summary>Asks as an administrator.</summary>
    public HttpClient Client { get; }

    public Process Process => _process.Process;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="redis">What it shares; empty for a single process.</param>
    /// <param name="models">Its folder of models.</param>
    /// <param name="storage">Its folder of data.</param>
    public static async Task<ClusterInstance> StartAsync(string redis, string models, string storage)
    {
        var process = ApplicationProcess.Start(["--urls", "http://127.0.0.1:0"], new Dictionary<string, string>
        {
            ["Cluster__Redis"] = redis,
            ["Models__Path"] = models,
            ["Storage__Path"] = storage,
            ["Admin__Key"] = SignInBrowser.Key,
        });
        HttpClient client = new() { BaseAddress = await process.WaitUntilReadyAsync(Cancellation) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", SignInBrowser.Key);
        // Nobody reads on: a full pipe would hold up whoever writes to the log.
        _ = process.Process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.Process.StandardError.ReadToEndAsync(CancellationToken.None);
        return new(process, client);
    }

    /// <summary>The version of the film model that answers, as an answer says it.</summary>
    public async Task<string> AnsweringAsync()
    {
        var answer = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids={PairWorld.Popular(40, 0)}&num=3", Cancellation);
        return answer.GetProperty("modelVersion").GetString()!;
    }

    public Task<HttpResponseMessage> PromoteAsync(string version) => Client.PostAsJsonAsync("/api/v1/models/movies/promote", new { version }, Cancellation);

    /// <summary>Tells it that a visitor has played a film.</summary>
    public async Task PlayAsync(string visitor, int film)
    {
        var answer = await Client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids={film}&num=3", Cancellation);
        using var told = await SendAsync(HttpMethod.Post, "/api/v1/events", visitor, new { predictionId = answer.GetProperty("predictionId").GetString(), kind = "play", item = $"{film}" });
        told.EnsureSuccessStatusCode();
    }

    /// <summary>What it recommends next to a visitor.</summary>
    public async Task<JsonElement> NextAsync(string visitor, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/api/v1/movies/next", visitor);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    public async Task ForgetAsync(string visitor)
    {
        using var answer = await SendAsync(HttpMethod.Delete, "/api/v1/visitor", visitor);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until it sees so many instances, itself included.</summary>
    public async Task WaitForMembersAsync(int members)
    {
        var watch = Stopwatch.StartNew();
        while ((await Client.GetFromJsonAsync<JsonElement>("/api/v1/monitor/instances", Cancellation)).GetProperty("members").GetArrayLength() != members)
        {
            Assert.True(watch.Elapsed < Patience, $"It does not see {members} instances.");
            await Task.Delay(50, Cancellation);
        }
    }

    /// <summary>Waits until this version answers.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> WaitForAsync(string version)
    {
        var watch = Stopwatch.StartNew();
        while (await AnsweringAsync() != version)
        {
            Assert.True(watch.Elapsed < Patience, $"{version} does not answer.");
            await Task.Delay(10, Cancellation);
        }
        return watch.Elapsed;
    }

    /// <summary>Ends it as an operator does.</summary>
    public async Task StopAsync()
    {
        using (Process.Start("kill", ["-TERM", $"{Process.Id}"]))
            await Process.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation);
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string visitor, object? body = null)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("RecApp-Visitor", visitor);
        return Client.SendAsync(request, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _process.DisposeAsync();
    }
}
