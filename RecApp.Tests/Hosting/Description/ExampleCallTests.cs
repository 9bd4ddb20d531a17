using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Description;

/// <summary>What the description shows as an example is called as it stands.</summary>
public class ExampleCallTests(SharedApplication application)
{
    // They name an answer that nobody has been given, pairs that nobody has computed and an experiment that nobody makes.
    private static readonly string[] OfWhatIsNotThere = ["GetPrediction", "AddFeedback", "AddEvent", "GetExperiment", "GetMoviePair", "DescribeMoviePairs", "ListMoviePairFilms"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operation_CalledAsItsExampleShows_Answers()
    {
        var client = application.CreateClient();
        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json", Cancellation))!;
        int called = 0;
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                using var request = Request(method, path, operation!);
                // Those for administrators change what every other test sees.
                if (operation!["security"] is not null)
                    continue;
                using var answer = await client.SendAsync(request, Cancellation);
                string name = (string)operation["operationId"]!;
                Assert.True(answer.IsSuccessStatusCode || (OfWhatIsNotThere.Contains(name) && answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable),
                    $"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
                Assert.True(operation["responses"]!.AsObject().ContainsKey(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)), $"{name} does not say that it answers {answer.StatusCode}.");
                called++;
            }
        }
        Assert.True(called > 20, $"{called} operations were called.");
    }

    private static HttpRequestMessage Request(string method, string path, JsonNode operation)
    {
        var query = new StringBuilder();
        List<(string Name, string Value)> headers = [];
        var parameters = operation["parameters"]?.AsArray() ?? [];
        Assert.True(parameters.Count == 0 || parameters.Any(parameter => parameter!["example"] is not null), $"{path} shows no example.");
        foreach (var parameter in parameters)
        {
            if (parameter!["example"] is not { } example)
                continue;
            string value = Uri.EscapeDataString(example.ToString());
            if ((string)parameter["in"]! == "header")
                headers.Add(((string)parameter["name"]!, example.ToString()));
            else if ((string)parameter["in"]! == "path")
                path = path.Replace($"{{{parameter["name"]}}}", value, StringComparison.Ordinal);
            else
                query.Append(query.Length == 0 ? '?' : '&').Append(parameter["name"]).Append('=').Append(value);
        }
        Assert.DoesNotContain('{', path);
        var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path + query);
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (operation["requestBody"]?["content"]?.AsObject() is { } contents)
        {
            var (type, content) = contents.First();
            var body = content!["example"] ?? throw new InvalidOperationException($"{path} shows no body.");
            request.Content = type.StartsWith("text/", StringComparison.Ordinal) ? new StringContent((string)body!, Encoding.UTF8, type) : type == "application/json"
                ? new StringContent(body.ToJsonString(), Encoding.UTF8, type)
                : new FormUrlEncodedContent(body.AsObject().Select(field => KeyValuePair.Create(field.Key, (string?)field.Value)));
        }
        return request;
    }
}
