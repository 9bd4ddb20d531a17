using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using RecApp.Features;
using RecApp.Hosting.Assistants;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Assistants;

/// <summary>Through the protocol's own client.</summary>
public class AssistantTests(SharedApplication application)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tools_Listed_AreTheFeaturesWithTypedArguments()
    {
        await using var client = await ConnectAsync(application.CreateClient());

        var tools = await client.ListToolsAsync(cancellationToken: Cancellation);

        string[] expected =
        [
            "recommend_playlists", "search_tracks", "recommend_movies", "search_movies", "predict_earnings", "search_colleges", "search_fields_of_study",
            "predict_regression", "predict_sentiment", "generate_lyrics", "list_models",
        ];
        Assert.Superset(expected.ToHashSet(), tools.Select(tool => tool.Name).ToHashSet());
        Assert.All(tools, tool =>
        {
            Assert.False(string.IsNullOrWhiteSpace(tool.Title), tool.Name);
            Assert.False(string.IsNullOrWhiteSpace(tool.Description), tool.Name);
            Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint, tool.Name);
            Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString());
            Assert.DoesNotContain("$ref", tool.JsonSchema.GetRawText());
            Assert.All(tool.JsonSchema.GetProperty("properties").EnumerateObject(), argument =>
                Assert.True(argument.Value.TryGetProperty("description", out _) || argument.Value.TryGetProperty("oneOf", out _), $"{tool.Name}: {argument.Name} is not described."));
        });
        Assert.Equal("integer", Argument(tools, "recommend_movies", "num").GetProperty("type").GetString());
        Assert.Contains("sat", Argument(tools, "predict_earnings", "rows").GetRawText());
    }

    [Fact]
    public async Task Tools_Described_SayWhatTheApisDescriptionSays()
    {
        await using var client = await ConnectAsync(application.CreateClient());
        var document = await application.CreateClient().GetFromJsonAsync<JsonElement>("/openapi/v1.json", Cancellation);
        var operation = document.GetProperty("paths").GetProperty("/api/v1/movies/recommend").GetProperty("get");

        var tool = (await client.ListToolsAsync(cancellationToken: Cancellation)).Single(tool => tool.Name == "recommend_movies");

        Assert.Equal(operation.GetProperty("description").GetString(), tool.Description);
        Assert.Equal(operation.GetProperty("parameters")[0].GetProperty("description").GetString(), tool.JsonSchema.GetProperty("properties").GetProperty("ids").GetProperty("description").GetString());
    }

    [Fact]
    public async Task Tool_CalledWithItsExample_Answers()
    {
        await using var client = await ConnectAsync(application.CreateClient());
        foreach (var tool in await client.ListToolsAsync(cancellationToken: Cancellation))
        {
            // Of an answer that nobody has been given, and of an experiment that nobody has drafted.
            if (tool.Name is "get_prediction" or "get_experiment")
                continue;
            var arguments = tool.JsonSchema.GetProperty("properties").EnumerateObject()
                .Where(argument => argument.Value.TryGetProperty("examples", out _))
                .ToDictionary(argument => argument.Name, object? (argument) => argument.Value.GetProperty("examples")[0]);

            var result = await client.CallToolAsync(tool.Name, arguments, cancellationToken: Cancellation);

            Assert.False(result.IsError ?? false, $"{tool.Name}: {Text(result)}");
            Assert.True(JsonElement.DeepEquals(result.StructuredContent!.Value, JsonSerializer.Deserialize<JsonElement>(Text(result))), tool.Name);
        }
    }

    [Fact]
    public async Task Tool_Asked_AnswersAsTheApiDoes()
    {
        await using var client = await ConnectAsync(application.CreateClient());
        var request = new { rows = new[] { new { var_1 = 0.5, var_2 = 12.25, var_3 = -3.5, var_4 = 12.5, var_5 = 7 } } };
        using var api = await application.CreateClient().PostAsJsonAsync("/api/v1/regression/predict", request, Cancellation);

        var result = await client.CallToolAsync("predict_regression", new Dictionary<string, object?> { ["rows"] = request.rows }, cancellationToken: Cancellation);

        var expected = (await api.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("predictions")[0].GetProperty("output").GetDouble();
        var prediction = result.StructuredContent!.Value.GetProperty("predictions")[0];
        Assert.Equal(expected, prediction.GetProperty("output").GetDouble());
        Assert.NotEqual(Guid.Empty, prediction.GetProperty("predictionId").GetGuid());
    }

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "recommend_movies", """{"ids":"2571","num":1000}""", "num: 1000 is out of range; give a number from 1 to 100." },
        { "recommend_movies", """{"ids":"2571","num":"many"}""", "num: This parameter is not a valid whole number." },
        { "recommend_movies", """{"ids":"2571","take":5}""", "There is no argument 'take'; there are: ids, num," },
        { "recommend_movies", """{"ids":"<img src=x>"}""", "is not a MovieLens id" },
        { "similar_movies", """{"id":"x"}""", "id: This parameter is not a valid whole number." },
        { "predict_regression", """{"rows":[{"var_1":1,"var_2":null,"var_3":1,"var_4":1,"var_5":1}]}""", "rows[0].var_2: A number is missing." },
        { "predict_regression", """{"rows":"many"}""", "rows: The value has the wrong type" },
        { "predict_earnings", """{"rows":[{"field":"Witchcraft"}]}""", "rows[0]" },
        { "predict_sentiment", "{}", "text: Give a text" },
        { "get_model", """{"name":"../../etc/passwd"}""", "There is no model of this name. There are: earnings" },
        { "drop_tables", "{}", "There is no tool of this name. There are: " },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Tool_CalledWrongly_SaysWhatIsWrong(string tool, string arguments, string sentence)
    {
        await using var client = await ConnectAsync(application.CreateClient());

        var result = await client.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!, cancellationToken: Cancellation);

        Assert.True(result.IsError);
        Assert.Contains(sentence, Text(result));
    }

    [Theory]
    [InlineData("busy", "Too many")]
    [InlineData("storage", "The storage can't be used.")]
    [InlineData("crash", "An error occurred")]
    public async Task Tool_ThatFails_SaysWhatTheApiWouldSay(string failure, string sentence)
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapGet("/fail", IResult (string kind) => throw Create(kind)).Describe("ProbeFailure", "Fail", "Fails.").AsTool());
        await using var client = await ConnectAsync(probe.Client);

        var result = await client.CallToolAsync("probe_failure", new Dictionary<string, object?> { ["kind"] = failure }, cancellationToken: Cancellation);

        Assert.True(result.IsError);
        Assert.Contains(sentence, Text(result));
        Assert.DoesNotContain("secret", Text(result));
    }

    [Fact]
    public async Task Endpoint_ThatIsATool_ChangesNothingAndIsForEverybody()
    {
        var tools = application.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ToolEndpoint>() is not null).ToList();
        Assert.NotEmpty(tools);
        Assert.All(tools, endpoint =>
        {
            Assert.StartsWith("/api/v1/", endpoint.RoutePattern.RawText);
            Assert.Null(endpoint.Metadata.GetMetadata<IAuthorizeData>());
            Assert.DoesNotContain("feedback", endpoint.RoutePattern.RawText);
        });
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Request_OfAPageElsewhere_IsRefused(string? origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp");
        request.Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" });
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var answer = await application.CreateClient().SendAsync(request, Cancellation);

        Assert.Equal(expected, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
        if (expected == HttpStatusCode.Forbidden)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Request_WithoutAType_IsAProblem()
    {
        using var body = new ByteArrayContent("{}"u8.ToArray());
        using var answer = await application.CreateClient().PostAsync("/mcp", body, Cancellation);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Assistants_SwitchedOff_FindNothing()
    {
        await using var off = new RecAppFactory { Settings = { ["Mcp:Enabled"] = "false" } };

        using var answer = await off.CreateClient().PostAsJsonAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" }, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Assistants_ThatAskTooMuch_AreTurnedAway()
    {
        await using var strict = new RecAppFactory { Settings = { ["Hosting:RateLimits:Api:RequestsPerSecond"] = "1", ["Hosting:RateLimits:Api:Burst"] = "6" } };
        await using var client = await ConnectAsync(strict.CreateClient());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(async () =>
        {
            for (int call = 0; call < 20; call++)
                await client.CallToolAsync("list_models", cancellationToken: Cancellation);
        });

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
    }

    private static Exception Create(string kind) => kind switch
    {
        "busy" => new InferenceBusyException("probe", "Too many requests at once.", TimeSpan.FromSeconds(3)),
        "storage" => new StorageUnavailableException("The storage can't be used."),
        _ => new InvalidOperationException("secret"),
    };

    private static JsonElement Argument(IEnumerable<McpClientTool> tools, string tool, string argument) =>
        tools.Single(found => found.Name == tool).JsonSchema.GetProperty("properties").GetProperty(argument);

    private static string Text(CallToolResult result) => ((TextContentBlock)result.Content.Single()).Text;

    private static Task<McpClient> ConnectAsync(HttpClient http) => McpClient.CreateAsync(
        new HttpClientTransport(new() { Endpoint = new(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http), cancellationToken: Cancellation);
}
