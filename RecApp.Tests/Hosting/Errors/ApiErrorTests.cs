using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RecApp.Bundles;
using RecApp.Features.Feedback;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Hosting.Errors;

public class ApiErrorTests(SharedApplication application)
{
    private sealed record Probe(FeedbackRating Rating, int Take)
    {
        public required string Name { get; init; }
    }

    public static TheoryData<string, int> Failures => new()
    {
        { "invalid", 400 }, { "unavailable", 503 }, { "storage", 503 }, { "busy", 429 }, { "crash", 500 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failure_OfAFeature_IsAProblemWithoutStackTrace(string failure, int status)
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapGet("/fail", IResult () => throw Create(failure)));
        using var answer = await probe.Client.GetAsync("/api/v1/fail", TestContext.Current.CancellationToken);
        var problem = await ReadProblemAsync(answer, status);
        Assert.DoesNotContain("   at ", problem.GetRawText());
        Assert.DoesNotContain("secret", problem.GetRawText());
        Assert.Equal(failure == "busy" ? "3" : null, answer.Headers.RetryAfter?.ToString());
        if (failure == "invalid")
            Assert.Equal("Must be 1 to 500.", problem.GetProperty("errors").GetProperty("take")[0].GetString());
    }

    [Theory]
    [InlineData("""{"rating":"love","take":1""", "body", "not valid JSON")]
    [InlineData("""{"rating":"adore","take":1,"name":"a"}""", "rating", "love, like, okay, hate, wrong")]
    [InlineData("""{"rating":3,"take":1,"name":"a"}""", "rating", "love, like, okay, hate, wrong")]
    [InlineData("""{"rating":"love","take":"many","name":"a"}""", "take", "wrong type")]
    [InlineData("""{"rating":"love","take":99999999999,"name":"a"}""", "take", "out of range")]
    [InlineData("""{"rating":"love","take":1}""", "body", "Required: name.")]
    [InlineData("[]", "body", "wrong type")]
    public async Task Body_ThatCantBeRead_NamesTheFieldAndTheProblem(string json, string field, string problemPart)
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapPost("/echo", (Probe body) => body.Name));
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await probe.Client.PostAsync("/api/v1/echo", content, TestContext.Current.CancellationToken);
        var problem = await ReadProblemAsync(answer, 400);
        Assert.Contains(problemPart, problem.GetProperty("errors").GetProperty(field)[0].GetString());
        Assert.DoesNotContain("RecApp.", problem.GetProperty("errors").GetRawText());
    }

    [Theory]
    [InlineData("/api/v1/search", "q", "required")]
    [InlineData("/api/v1/search?q=a&take=many", "take", "whole number")]
    public async Task Query_ThatCantBeRead_NamesTheParameter(string address, string field, string problemPart)
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapGet("/search", (string q, int? take) => $"{q}{take}"));
        using var answer = await probe.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var problem = await ReadProblemAsync(answer, 400);
        Assert.Contains(problemPart, problem.GetProperty("errors").GetProperty(field)[0].GetString());
    }

    [Fact]
    public async Task Body_OfAnotherMediaType_Is415()
    {
        await using var probe = await ProbeApplication.StartAsync(api => api.MapPost("/echo", (Probe body) => body.Name));
        using var content = new StringContent("hello", Encoding.UTF8, "text/plain");
        using var answer = await probe.Client.PostAsync("/api/v1/echo", content, TestContext.Current.CancellationToken);
        var problem = await ReadProblemAsync(answer, 415);
        Assert.Contains("application/json", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Body_OverTheLimit_Is413AndTheServerGoesOn()
    {
        await using var probe = await ProbeApplication.StartAsync(
            api => api.MapPost("/echo", (Probe body) => body.Name), new() { ["Hosting:MaxRequestBodyBytes"] = "2048" }, onKestrel: true);
        using var large = JsonContent.Create(new { rating = "love", take = 1, name = new string('x', 4096) });
        using var answer = await probe.Client.PostAsync("/api/v1/echo", large, TestContext.Current.CancellationToken);
        var problem = await ReadProblemAsync(answer, 413);
        Assert.Contains("larger than this server accepts", problem.GetProperty("detail").GetString());
        using var small = JsonContent.Create(new { rating = "love", take = 1, name = "x" });
        using var next = await probe.Client.PostAsync("/api/v1/echo", small, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404)]
    [InlineData("DELETE", "/health/live", 405)]
    public async Task Route_ThatIsNotThere_IsAProblemEvenForABrowser(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Accept.ParseAdd("application/json, */*;q=0.1");
        using var answer = await application.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);
        await ReadProblemAsync(answer, status);
    }

    private static async Task<JsonElement> ReadProblemAsync(HttpResponseMessage answer, int status)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private static Exception Create(string failure) => failure switch
    {
        "invalid" => new InvalidRequestException("take", "Must be 1 to 500."),
        "unavailable" => new ModelUnavailableException("playlists", "The bundle is damaged."),
        "storage" => new StorageUnavailableException("The disk is full."),
        "busy" => new InferenceBusyException("playlists", "Too much at once.", TimeSpan.FromSeconds(2.5)),
        _ => new InvalidOperationException("a secret of the server"),
    };
}
