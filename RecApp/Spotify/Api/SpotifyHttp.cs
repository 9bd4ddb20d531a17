using System.Text.Json;

namespace RecApp.Spotify.Api;

/// <summary>Sends a request and reads its answer, within limits of time and size. Knows no token and no endpoint.</summary>
internal sealed class SpotifyHttp(HttpClient http, SpotifyPipelines pipelines, SpotifyPause pause, TimeProvider clock)
{
    /// <summary>Largest answer read, in bytes; a page of 50 songs takes a tenth of it.</summary>
    public const int LargestAnswer = 2 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, MaxDepth = 32 };

    /// <summary>Sends what <paramref name="request"/> makes, anew for each attempt.</summary>
    /// <typeparam name="T">What the answer's JSON is read as.</typeparam>
    /// <exception cref="SpotifyException">Whatever goes wrong, but for cancellation.</exception>
    public Task<T> SendAsync<T>(Func<HttpRequestMessage> request, bool repeatable, CancellationToken cancellationToken) =>
        pipelines.RunAsync(repeatable, attempt => AttemptAsync<T>(request, attempt), cancellationToken);

    private async ValueTask<T> AttemptAsync<T>(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        pause.ThrowIfPaused();
        using var message = request();
        try
        {
            // Read as a whole before anything looks at it; the client gives up beyond the largest answer.
            using var answer = await http.SendAsync(message, cancellationToken);
            var content = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw Keep(SpotifyErrors.Of(answer, content, clock.GetUtcNow()));
            return JsonSerializer.Deserialize<T>(content, Json) ?? throw new SpotifyException(SpotifyProblem.Unreadable);
        }
        catch (HttpRequestException large) when (large.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SpotifyException(SpotifyProblem.Unreadable, inner: large);
        }
        catch (JsonException malformed)
        {
            throw new SpotifyException(SpotifyProblem.Unreadable, inner: malformed);
        }
    }

    private SpotifyException Keep(SpotifyException problem)
    {
        pause.Keep(problem);
        return problem;
    }
}
