using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Features;
using RecApp.Hosting.Assistants;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>Whatever a caller sends to whatever endpoint: an answer that says what is wrong, never an error of ours, and nothing of it in the log.</summary>
public class FuzzTests
{
    private const int Seed = 20261129;

    // A song that is really written may take a while on a busy machine; what hangs, hangs for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    [Fact(Timeout = 300_000)]
    public async Task Request_WhateverToWhicheverEndpoint_IsAnsweredWithoutAnErrorOfOursOrATraceInTheLog()
    {
        using LogCollector log = new();
        await using BrowserServer server = new()
        {
            // Administration is closed there.
            EnvironmentName = "Production",
            WarmsUp = true,
            // Some bodies ask for a song: a quick one, or none on a busy machine.
            Settings = { ["Lyrics:Candidates"] = "1", ["Lyrics:DeadlineSeconds"] = "10" },
            ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log),
        };
        using HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Address, Timeout = Longest };
        // A connection each, and said so: what the server closes after one request must not be the next one's, and Kestrel, waiting for a next one, now and then
        // trips over a body that it expected and that never came.
        client.DefaultRequestHeaders.ConnectionClose = true;
        // What waits for its model never gets to see the request.
        await server.WaitUntilWarmAsync();
        HostileRequests hostile = new(Seed);
        var requests = Endpoints(server).SelectMany(hostile.To).ToList();
        ConcurrentBag<string> failures = [];

        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken }, async (request, cancellationToken) =>
        {
            if (await ProblemAsync(client, request, cancellationToken) is { } problem)
                failures.Add($"{request.Method} {Cut(request.RequestUri!.ToString())} [{Cut(Described(request))}] {problem}");
        });

        Assert.InRange(requests.Count, 1000, 4000);
        var written = log.Events.Where(entry => entry.Message.Contains(HostileValues.Marker, StringComparison.OrdinalIgnoreCase) || entry.Message.Contains('\n') || entry.Level >= LogLevel.Error)
            .Select(entry => $"{entry.Category} {entry.Level}: {Cut(entry.Message)}");
        string[] problems = [.. failures.Order(), .. written.Distinct()];
        Assert.True(problems.Length == 0, string.Join('\n', problems));
    }

    // Scripts and styles are files: one of them stands for all.
    private static IEnumerable<RouteEndpoint> Endpoints(BrowserServer server)
    {
        _ = server.Address;
        return server.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } route && (!route.Contains('.') || route.Contains('{') || route.EndsWith(".csv", StringComparison.Ordinal) || route.EndsWith(".xml", StringComparison.Ordinal) || route == "app.css"))
            .DistinctBy(endpoint => endpoint.RoutePattern.RawText + string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .OrderBy(endpoint => endpoint.RoutePattern.RawText, StringComparer.Ordinal);
    }

    private static async Task<string?> ProblemAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var _ = request;
        bool isTool = request.RequestUri!.OriginalString.StartsWith(AssistantSetup.Path, StringComparison.Ordinal);
        // Otherwise no body of a call would be looked at.
        if (isTool)
            request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        HttpResponseMessage answer;
        var started = Stopwatch.GetTimestamp();
        try
        {
            answer = await client.SendAsync(request, cancellationToken);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"hangs for {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s";
        }
        catch (HttpRequestException) when (request.Content is { Headers.ContentLength: > 4_000_000 } || request.RequestUri!.AbsoluteUri.Length > 8000)
        {
            // The server closes while what it has refused is still on its way; MalformedRequestTests read its answer.
            return null;
        }
        catch (HttpRequestException closed)
        {
            return closed.ToString();
        }
        using (answer)
        {
            int status = (int)answer.StatusCode;
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return status >= 500 && status != 503 && status != 505 ? $"answered {status}: {Cut(text)}"
                : !HasHeaders(answer) ? $"{status} lacks headers"
                : status < 400 || request.Method == HttpMethod.Head ? null
                : text.Length == 0 ? $"{status} has no body"
                : IsForPrograms(request) && !IsProblem(answer, text, status) && !(isTool && text.Contains("\"jsonrpc\"")) ? $"{status} is no problem: {Cut(text)}"
                : text.Contains("   at ") ? $"{status} shows a trace"
                : null;
        }
    }

    private static bool IsForPrograms(HttpRequestMessage request) =>
        new ApiPaths(FeatureList.Own).Contains(new(request.RequestUri!.AbsolutePath));

    private static bool HasHeaders(HttpResponseMessage answer)
    {
        return Once("Content-Security-Policy", SecurityHeaders.ContentSecurityPolicy) && Once("X-Content-Type-Options", "nosniff")
            && Once("Referrer-Policy", "strict-origin-when-cross-origin") && Once("Permissions-Policy", SecurityHeaders.PermissionsPolicy)
            && !answer.Headers.Contains("Server");

        bool Once(string name, string value) => answer.Headers.TryGetValues(name, out var values) && values.SequenceEqual([value]);
    }

    private static bool IsProblem(HttpResponseMessage answer, string text, int status)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return false;
        using var problem = JsonDocument.Parse(text);
        return problem.RootElement.GetProperty("status").GetInt32() == status
            && (problem.RootElement.TryGetProperty("detail", out _) || problem.RootElement.TryGetProperty("errors", out _));
    }

    private static string Described(HttpRequestMessage request) =>
        string.Join("; ", request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default).Select(header => $"{header.Key}: {header.Value}"));

    private static string Cut(string text) => text.Length > 300 ? text[..300] + "…" : text;
}
