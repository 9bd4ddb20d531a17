using System.Diagnostics;
using System.Net;
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

    /// <param name="address">Where it answers; port 0 for any that is free.</param>
    /// <param name="settings">By their names in the environment.</param>
    public static async Task<ClusterInstance> StartAsync(Uri address, Dictionary<string, string> settings)
    {
        settings["Admin__Key"] = SignInBrowser.Key;
        var process = ApplicationProcess.Start(["--urls", address.GetLeftPart(UriPartial.Authority)], settings);
        HttpClient client = new() { BaseAddress = await process.WaitUntilReadyAsync(Cancellation) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", SignInBrowser.Key);
        // Nobody reads on: a full pipe would hold up whoever writes to the log.
        _ = process.Process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.Process.StandardError.ReadToEndAsync(CancellationToken.None);
        return new(process, client);
    }

    /// <summary>The version of the film model that answers, as an answer says it.</summary>
    public async Task<string> AnsweringAsync() => (await AnswerAsync()).GetProperty("modelVersion").GetString()!;

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

    /// <summary>How the instances are, as this one sees it.</summary>
    public Task<JsonElement> LookAsync() => Client.GetFromJsonAsync<JsonElement>("/api/v1/monitor/instances", Cancellation);

    /// <summary>Waits until it sees so many instances, itself included.</summary>
    public Task WaitForMembersAsync(int members) => UntilAsync(
        async () => (await LookAsync()).GetProperty("members").GetArrayLength() == members, $"It does not see {members} instances.");

    /// <summary>Waits until Redis answers it, or no longer does.</summary>
    public Task WaitForRedisAsync(bool isThere) => UntilAsync(
        async () => (await LookAsync()).GetProperty("redisReachable").GetBoolean() == isThere, $"Redis is {(isThere ? "away" : "there")}.");

    /// <summary>The versions that wait here for being served by all.</summary>
    public async Task<string[]> WaitingAsync() =>
        [.. (await LookAsync()).GetProperty("waiting").EnumerateArray().Select(waiting => waiting.GetProperty("version").GetString()!)];

    /// <summary>Asks for films.</summary>
    /// <returns>The answer's id.</returns>
    public async Task<string> AskAsync() => (await AnswerAsync()).GetProperty("predictionId").GetString()!;

    /// <summary>Rates an answer.</summary>
    /// <returns>What the instance says to it.</returns>
    public async Task<HttpStatusCode> RateAsync(string prediction)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/feedback", new { predictionId = prediction, rating = "love" }, Cancellation);
        return answer.StatusCode;
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, otherwise);
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

    /// <summary>Ends it as a loss of power does, unless it has ended.</summary>
    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _process.DisposeAsync();
    }

    private Task<JsonElement> AnswerAsync() =>
        Client.GetFromJsonAsync<JsonElement>($"/api/v1/movies/recommend?ids={PairWorld.Popular(InstancePair.Films, 0)}&num=3", Cancellation);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string visitor, object? body = null)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("RecApp-Visitor", visitor);
        return Client.SendAsync(request, Cancellation);
    }
}
