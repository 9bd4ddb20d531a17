using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Benchmarks.Circuits;

namespace RecApp.Benchmarks.Fairness;

/// <summary>Somebody who takes whatever one address can get, one kind of thing at a time.</summary>
internal sealed class GreedyCaller(Uri application) : IDisposable
{
    private const string Songs = "540 songs";
    private const string Verse = "verse to score";
    private const string Regression = "300 × 10,000 rows to the regression";
    private const string Earnings = "100 × 10,000 rows to the earnings";
    private const string Reviews = "32 × 100 reviews";
    private const string Films = "films for 50 films";
    private const string Searches = "searches for misspelt words";
    private const string Pages = "pages";
    private const string Health = "health";
    private const string Sliders = "150 tabs, sliders without a pause";
    private const string TypedReviews = "150 tabs, reviews without a pause";

    private static readonly string[] Misspelt =
        ["/api/v1/tracks/search?q=", "/api/v1/playlists/search?q=", "/api/v1/movies/search?q=", "/api/v1/earnings/fields?q=", "/api/v1/earnings/colleges?q="];

    private readonly HttpClient _client = CallerAddress.ClientAt(CallerAddress.Greedy, application);
    private readonly ConcurrentDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private string _films = "";

    /// <summary>Learns what it will ask for.</summary>
    public async Task PrepareAsync()
    {
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/movies/search?q=the&take=50");
        _films = string.Join(',', found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetInt32()));
    }

    /// <summary>The names of <see cref="Deeds"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        Songs, Verse, Regression, Earnings, Reviews, Films, Searches, Pages, Health, Sliders, TypedReviews,
    ];

    /// <summary>What can be done, by name: how many at once, and one of them.</summary>
    public IReadOnlyDictionary<string, (int AtOnce, Func<int, CancellationToken, Task> DoAsync)> Deeds
    {
        get
        {
            byte[] regression = Json(RegressionRows(10_000)), earnings = Json(EarningsRows(10_000));
            byte[] reviews = Json(new { texts = Enumerable.Range(0, 100).Select(number => $"{number} " + string.Concat(Enumerable.Repeat("a long film that never ends but ends well ", 23))) });
            byte[] verses = Json(new { text = string.Concat(Enumerable.Repeat("x ", 8_000)) });
            byte[] song = Json(new { lines = 64, syllables = 20, scheme = "ABCDEFGH", temperature = 2 });
            return new Dictionary<string, (int, Func<int, CancellationToken, Task>)>
            {
                [Songs] = (540, (_, stop) => PostAsync("/api/v1/lyrics/generate", song, stop)),
                [Verse] = (64, (_, stop) => PostAsync("/api/v1/lyrics/score", verses, stop)),
                [Regression] = (300, (_, stop) => PostAsync("/api/v1/regression/predict", regression, stop)),
                [Earnings] = (100, (_, stop) => PostAsync("/api/v1/earnings/predict", earnings, stop)),
                [Reviews] = (32, (_, stop) => PostAsync("/api/v1/sentiment/predict", reviews, stop)),
                [Films] = (128, (_, stop) => GetAsync($"/api/v1/movies/recommend?num=50&ids={_films}", stop)),
                [Searches] = (128, (number, stop) => GetAsync(Misspelt[number % Misspelt.Length] + "summre+nihgt+daerm+heatr+wolrd+ocaen+gloden+rievr", stop)),
                [Pages] = (128, (number, stop) => GetAsync(number % 2 == 0 ? "/recommender/movies?ids=2571,1214" : "/data", stop)),
                [Health] = (128, (_, stop) => GetAsync("/health/ready", stop)),
                [Sliders] = (150, SlideAsync),
                [TypedReviews] = (150, ReviewAsync),
            };
        }
    }

    /// <summary>Rows of the regression as a request.</summary>
    public static object RegressionRows(int count) => new
    {
        rows = Enumerable.Range(0, count).Select(row => new { var_1 = 900 + (row % 50), var_2 = 400, var_3 = 5.5, var_4 = 40, var_5 = 30 }),
    };

    /// <summary>Rows of the earnings as a request, each with its reasons.</summary>
    public static object EarningsRows(int count) => new
    {
        rows = Enumerable.Range(0, count).Select(row => new
        {
            region = 1,
            locale = 11,
            collegeType = 1,
            field = 1107,
            credential = 3,
            admissionRate = 0.5,
            sat = 900 + (row % 600),
            tuition = 5_000 + row,
        }),
        explain = true,
    };

    /// <summary>What has come back since the last call, as in <c>200: 12, 429: 7</c>.</summary>
    public string TakeOutcomes()
    {
        string outcomes = string.Join(", ", _outcomes.OrderBy(outcome => outcome.Key, StringComparer.Ordinal).Select(outcome => $"{outcome.Key}: {outcome.Value}"));
        _outcomes.Clear();
        return outcomes;
    }

    /// <summary>Does one thing so many times at once, each again as soon as it is answered, until told to stop.</summary>
    public Task TakeAsync(int atOnce, Func<int, CancellationToken, Task> doAsync, CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, atOnce).Select(async number =>
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await doAsync(number, stop);
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException or TimeoutException or System.Net.WebSockets.WebSocketException)
            {
                Note(problem.GetType().Name);
            }
        }
    }));

    public void Dispose() => _client.Dispose();

    private static byte[] Json(object body) => JsonSerializer.SerializeToUtf8Bytes(body, JsonSerializerOptions.Web);

    private async Task GetAsync(string path, CancellationToken stop)
    {
        using var response = await _client.GetAsync(path, stop);
        await NoteAsync(response, stop);
    }

    private async Task PostAsync(string path, byte[] body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        request.Headers.Accept.ParseAdd("text/event-stream, application/json");
        using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        await response.Content.CopyToAsync(Stream.Null, stop);
        await NoteAsync(response, stop);
    }

    // Who is refused asks again, but a loop of refusals would measure the processor of the load.
    private async Task NoteAsync(HttpResponseMessage response, CancellationToken stop)
    {
        Note(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        if (!response.IsSuccessStatusCode)
            await Task.Delay(200, stop);
    }

    private void Note(string outcome) => _outcomes.AddOrUpdate(outcome, 1, static (_, count) => count + 1);

    private Task SlideAsync(int number, CancellationToken stop) =>
        InTabAsync("/predictor/regression", number, (tab, random) => Circuits.Deeds.SlideAsync(tab, random, rest: false), stop);

    private Task ReviewAsync(int number, CancellationToken stop) => InTabAsync(
        "/sentiment", number, async (tab, random) => await tab.TypeReviewAsync(string.Concat(Enumerable.Repeat($"A film of {random.Next()} minutes that never ends. ", 200)), rest: false), stop);

    private async Task InTabAsync(string page, int number, Func<CircuitTab, Random, Task<Answer?>> deed, CancellationToken stop)
    {
        var random = new Random(number);
        var (tab, _) = await CircuitTab.OpenAsync(_client, page);
        await using (tab)
        {
            Note("tab");
            while (!stop.IsCancellationRequested && !tab.Ended.IsCompleted)
            {
                await deed(tab, random);
                Note("event");
            }
        }
    }
}
