using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>Hostile requests to each endpoint; the same seed gives the same ones.</summary>
internal sealed class HostileRequests(int seed)
{
    private const int QueriesOfAnEndpoint = 10;

    // What pages read from their query; what an operation takes it says itself.
    private static readonly string[] PageFields = ["q", "ids", "tracks", "text", "take", "num", "seed", "view", "tab", "tag", "returnUrl", "var_1", "sat", "genre", "stars", "yearFrom", "code", "state"];

    private readonly Random _random = new(seed);

    /// <summary>Every body there is for an endpoint that takes one, and queries, methods and headers for all.</summary>
    public IEnumerable<HttpRequestMessage> To(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        for (int query = 0; query < QueriesOfAnEndpoint; query++)
            yield return Create(_random.Next(3) == 0 ? Any(HostileValues.Methods) : Any(methods), endpoint, Query(endpoint), null);
        foreach (var method in methods.Where(method => method is "POST" or "PUT" or "PATCH" or "DELETE"))
            foreach (var body in HostileValues.Bodies)
                yield return Create(method, endpoint, "", body);
    }

    private HttpRequestMessage Create(string method, RouteEndpoint endpoint, string query, (string? ContentType, byte[] Content)? body)
    {
        var request = new HttpRequestMessage(new(method), new Uri(Path(endpoint.RoutePattern) + query, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", Any(HostileValues.AcceptHeaders));
        if (body is { } given)
        {
            request.Content = new ByteArrayContent(given.Content);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", given.ContentType ?? "");
        }
        var (name, value) = Any(HostileValues.Headers);
        if (!request.Headers.TryAddWithoutValidation(name, value))
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    // Half of the parameters get something that fits, so that what stands behind them is reached.
    private string Path(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "format" } => "csv",
        RoutePatternParameterPart { Name: "predictionId" } => "00000000-0000-0000-0000-000000000000",
        _ => _random.Next(2) == 0 ? "1" : Any(HostileValues.Values),
    }))));

    private string Query(RouteEndpoint endpoint)
    {
        string?[] own = [.. endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters().Select(parameter => parameter.Name) ?? []];
        return "?" + string.Join('&', PageFields.Concat(own).Where(_ => _random.Next(2) == 0).Select(name => $"{name}={Any(HostileValues.Values[..^1])}"));
    }

    private T Any<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
